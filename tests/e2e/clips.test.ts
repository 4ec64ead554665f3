import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { Media } from '../gemini-server/types';
import { clipsIn, expectWhole, filmsSmoothly, stepsOf, timeOn, timesIn, watchInClips } from './support/clips';
import { takenAt } from './support/disk';
import { sees } from './support/find';
import { type Scene, test } from './support/scene';
import { until } from './support/until';
import { probe } from './support/video';
import { setWindow } from './support/window';

/** Clips of what a page really shows, as the model gets them. How they are made: clip-worker.test.ts. */

test('ten clips at ten frames a second follow each other, and show what the page paints', async ({
  scene,
}) => {
  const { gemini } = scene;
  const page = await scene.page('film.html');
  await page.setViewport({ width: 640, height: 360 });
  const panel = await watchInClips(scene, page, { clipFps: 10 });
  const answers = await gemini.waitForAnswers(10);
  for (const { message } of answers) {
    expect(message?.contents?.at(-1)?.parts?.[0]?.videoMetadata).toEqual({ fps: 10 });
  }
  // Each clip in whole, and a tenth of a second after the other.
  const times = await filmsSmoothly(scene, 10, { from: 0 });
  for (const { videos } of answers.slice(times.length / 20)) {
    const [clip] = videos as [Media];
    await expectWhole(clip, 10);
    times.push(...(await timesIn(clip)));
  }
  expect(Math.min(...stepsOf(times)), 'time goes on').toBeGreaterThanOrEqual(0);
  const painted = new Set(await paintedOn(page));
  expect(
    times.filter((time) => !painted.has(time)),
    'as the page was painted',
  ).toEqual([]);
  // By the product's own clock. Where a machine stands still for two seconds a new film begins.
  const begun = await takenAt(panel);
  const apart = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
  expect(Math.min(...apart), String(apart)).toBe(2_000);
});

test('a page at rest is shown once, and again when something changes', async ({ scene }) => {
  const { gemini } = scene;
  const page = await scene.page('film.html#still');
  // Its cursor blinks, and is no reason to send anything.
  await page.evaluate(() => document.body.appendChild(document.createElement('input')).focus());
  const panel = await watchInClips(scene, page);
  const [first] = clipsIn(await gemini.waitForAnswers(1)) as [Media];
  await expectWhole(first, 2);
  const before = await timesIn(first);
  expect(new Set(before).size, 'it stands still').toBe(1);

  const soon = await clock(page);
  await until('two clips’ time to pass', async () => (await clock(page)) - soon > 5_000);
  expect(gemini.requests.filter(({ kind }) => kind === 'generate')).toHaveLength(1);
  await sees(panel, /([3-9]|\d\d) seen, 1 sent/);

  await page.evaluate(() => (window as unknown as { draw(): void }).draw());
  const [, second] = clipsIn(await gemini.waitForAnswers(2)) as [Media, Media];
  await expectWhole(second, 2);
  const after = await timesIn(second);
  expect(after.at(-1)).toBe((await paintedOn(page)).at(-1) ?? -1);
});

test('a page at rest is shown again and again where every slice is wanted', async ({ scene }) => {
  await watchInClips(scene, await scene.page('film.html#still'), { sendWhat: 'every' });
  const clips = clipsIn(await scene.gemini.waitForAnswers(3));
  const times = await Promise.all(clips.map((clip) => timesIn(clip)));
  expect(new Set(times.flat()).size).toBe(1);
  for (const clip of clips) await expectWhole(clip, 2);
});

test('a tab in the background, and in a minimised window, is filmed as one in front', async ({ scene }) => {
  const { gemini } = scene;
  const page = await scene.page('film.html');
  await watchInClips(scene, page, { clipFps: 5 });
  await gemini.waitForAnswers(1);
  await scene.page('code.html#in-front');
  await goesOn(scene, page);
  await setWindow(page, { windowState: 'minimized' });
  await goesOn(scene, page);
});

test('a resize takes effect with the next clip, and stretches nothing', async ({ scene }) => {
  const { gemini } = scene;
  const page = await scene.page('film.html');
  await watchInClips(scene, page, { clipFps: 5 });
  await tabSized(scene, page);
  for (const bounds of [
    { width: 1101, height: 507 },
    { width: 1000, height: 850 },
  ]) {
    await setWindow(page, bounds);
    await tabSized(scene, page);
  }
  for (const clip of clipsIn(gemini.answers)) {
    await expectWhole(clip, 5);
    // In a stretched picture the time could not be read.
    expect(await timesIn(clip)).toHaveLength(10);
  }
});

test('at two pixels a point clips have all of them, and follow the tab', async ({ open }) => {
  const scene = await open({ args: ['--force-device-scale-factor=2'] });
  const page = await scene.page('film.html');
  await watchInClips(scene, page);
  const clip = await tabSized(scene, page);
  await expectWhole(clip, 2);
  expect(stepsOf(await timesIn(clip, 2))).toHaveLength(3);
});

/** The next clips are whole, and smooth. One is under way, and another may be on its way: both began before. */
async function goesOn(scene: Scene, page: Page): Promise<void> {
  await filmsSmoothly(scene, 5, { since: await timeOn(page) });
}

async function clock(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

function paintedOn(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { painted: number[] }).painted);
}

/** Waits for a clip as large as the tab is, in the screen's own pixels. */
async function tabSized({ gemini }: Scene, page: Page): Promise<Media> {
  return until('a clip as large as the tab', async () => {
    const clip = clipsIn(gemini.answers).at(-1);
    if (!clip) return undefined;
    const size = await page.evaluate(() => [innerWidth * devicePixelRatio, innerHeight * devicePixelRatio]);
    const { width, height } = await probe(clip);
    // Of an odd number of rows or columns one is left out.
    return [width, height].every((pixels, side) => Math.abs(pixels - (size[side] ?? 0)) <= 1) && clip;
  });
}
