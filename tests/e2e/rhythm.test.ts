import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiServer, Picture } from '../gemini-server/index';
import { save } from './support/find';
import { codeIn, type Scene, test } from './support/scene';
import { until } from './support/until';
import { sendEverySlice, setUp, watch } from './support/user';

/** How often a picture comes, and what it looks like. */

/** Watches a page that counts all the time, ten times a second, as often as at first. */
async function watchCounter(scene: Scene): Promise<void> {
  const { extension, gemini } = scene;
  await sendEverySlice(extension);
  await setUp(extension, gemini);
  await watch(extension, await scene.page('counter.html?every=100'));
}

/** When each of the answers from `first` on arrived, as seconds after the one before it. */
function pauses(gemini: GeminiServer, first: number, count: number): number[] {
  const times = gemini.answers.slice(first, first + count).map(({ at }) => at);
  return times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000);
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
const countIn = (text = '') => Number(/^count (\d+)$/.exec(text)?.[1]);

test('a picture every 2 s over 10 slices; then as often as the options say', async ({ scene }) => {
  const { extension, gemini } = scene;
  await watchCounter(scene);
  const answers = await gemini.waitForAnswers(10, { timeoutMs: 40_000 });
  // No drift over the whole: a late one does not put off those after it.
  const every = pauses(gemini, 0, 10);
  expect(sum(every), String(every)).toBeGreaterThan(17);
  expect(sum(every), String(every)).toBeLessThan(19);
  for (const pause of every) expect(Math.abs(pause - 2), String(every)).toBeLessThan(0.9);
  // Each shows the page as it was then, not as it had been.
  const counts = answers.map((answer) => countIn(codeIn(answer)));
  const steps = counts.slice(1).map((count, index) => count - (counts[index] ?? 0));
  for (const step of steps) expect(step, String(counts)).toBeGreaterThan(8);

  await save(await extension.options(), 'Interval in seconds', '1');
  const changed = gemini.answers.length;
  await gemini.waitForAnswers(changed + 6, { timeoutMs: 20_000 });
  const faster = pauses(gemini, changed, 6);
  expect(sum(faster), String(faster)).toBeGreaterThan(4);
  expect(sum(faster), String(faster)).toBeLessThan(6);
});

interface Size {
  width: number;
  height: number;
}

/** Waits for a picture as large as what the tab shows, in the screen's own pixels. */
function tabSized(gemini: GeminiServer, page: Page): Promise<Picture> {
  return until('a picture as large as the tab', async () => {
    const size = await page.evaluate(() => [innerWidth * devicePixelRatio, innerHeight * devicePixelRatio]);
    const [picture] = gemini.answers.at(-1)?.images ?? [];
    const got = [picture?.width ?? 0, picture?.height ?? 0];
    // Of an odd number of rows or columns the browser leaves out one.
    return got.every((pixels, side) => Math.abs(pixels - (size[side] ?? 0)) <= 1) && picture;
  });
}

/** The page is white up to its edges; bars beside it would be black. */
async function reachesCorners(picture: Picture): Promise<boolean> {
  const pixels = await picture.pixels();
  const { width, height } = picture;
  const inset = 4;
  const corners = [inset, width - inset].flatMap((x) =>
    [inset, height - inset].map((y) => (y * width + x) * 4),
  );
  return corners.every((at) => (pixels[at] ?? 0) > 240);
}

async function resizeWindow(page: Page, bounds: Size): Promise<void> {
  const client = await page.createCDPSession();
  const { windowId } = await client.send('Browser.getWindowForTarget');
  await client.send('Browser.setWindowBounds', { windowId, bounds });
}

test.for([1, 2])(
  'pictures are as large as the tab and follow it, at %i pixels a point',
  async (ratio, { open }) => {
    const scene = await open({ args: [`--force-device-scale-factor=${ratio}`] });
    const { gemini } = scene;
    const page = await scene.page('code.html#in-full');
    await scene.watch(page);
    for (const bounds of [undefined, { width: 1101, height: 507 }, { width: 800, height: 850 }]) {
      if (bounds) await resizeWindow(page, bounds);
      const picture = await tabSized(gemini, page);
      expect(picture.mimeType).toBe('image/webp');
      expect(await reachesCorners(picture), `${picture.width} × ${picture.height}`).toBe(true);
      expect(picture.qr).toEqual(['in-full']);
    }
  },
);
