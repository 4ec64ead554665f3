import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiServer, Picture } from '../gemini-server/index';
import { more } from './support/asked';
import { takenAt } from './support/disk';
import { save } from './support/find';
import { ascending } from './support/saving';
import { codeIn, type Scene, test } from './support/scene';
import { until } from './support/until';
import { sendEverySlice, setUp, watch } from './support/user';

/** How often a picture comes, and what it looks like. */

/** Watches a page that counts all the time, ten times a second, as often as at first. */
async function watchCounter(scene: Scene): Promise<Page> {
  const { extension, gemini } = scene;
  await sendEverySlice(extension);
  await setUp(extension, gemini);
  return watch(extension, await scene.page('counter.html?every=100'));
}

const countIn = (text = '') => Number(/^count (\d+)$/.exec(text)?.[1]);

/** What Date.now() rounds. */
const CLOCK_MS = 2;

/**
 * Waits for so many more pictures, and looks at when they were taken, by the product's own clock: when they arrive is up
 * to the machine. None is taken before it is due, so that of n steps, of which the first may begin late, n - 1 are never
 * shorter; and as soon as the machine has time two follow each other in one. That nothing adds up to an error is the
 * ticker's (tests/unit/slice).
 */
async function keepsTime({ gemini }: Scene, panel: Page, intervalMs: number, count: number): Promise<void> {
  const from = (await takenAt(panel)).at(-1) ?? 0;
  await more(gemini, count);
  const steps = await until('two pictures one interval apart', async () => {
    const times = (await takenAt(panel)).filter((at) => at > from);
    const all = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    return all.length >= count - 1 && all.some((step) => step < 1.5 * intervalMs) && all;
  });
  const whole = steps.slice(0, count - 1).reduce((sum, step) => sum + step, 0);
  expect(whole, String(steps)).toBeGreaterThan((count - 2) * intervalMs - CLOCK_MS);
}

test('a picture every 2 s; then as often as the options say', async ({ scene }) => {
  const { extension, gemini } = scene;
  const panel = await watchCounter(scene);
  await keepsTime(scene, panel, 2_000, 6);
  // Each shows the page as it was then, not as it had been.
  const answers = gemini.answers.filter(({ readyAt }) => readyAt > 0);
  const counts = answers.map((answer) => countIn(codeIn(answer)));
  expect(counts).toSatisfy(ascending);
  expect(new Set(counts).size, String(counts)).toBeGreaterThan(counts.length / 2);

  await save(await extension.options(), 'Interval in seconds', '1');
  await more(gemini);
  await keepsTime(scene, panel, 1_000, 6);
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
