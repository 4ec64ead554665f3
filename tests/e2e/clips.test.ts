import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { Media } from '../gemini-server/types';
import {
  between,
  clipsIn,
  expectWhole,
  stalls,
  stepsOf,
  timeOn,
  timesIn,
  watchInClips,
} from './support/clips';
import { sees } from './support/find';
import { type Scene, test } from './support/scene';
import { until } from './support/until';
import { probe } from './support/video';
import { setWindow } from './support/window';

/** Clips of what a page really shows, as the model gets them. How they are made: clip-worker.test.ts. */

const TEN_SECONDS = { timeoutMs: 10_000 };

test('ten clips at ten frames a second show each tenth of a second once', async ({ scene }) => {
  const { gemini } = scene;
  const page = await scene.page('film.html');
  await page.setViewport({ width: 640, height: 360 });
  await watchInClips(scene, page, { clipFps: 10 });
  const answers = await gemini.waitForAnswers(10, { timeoutMs: 40_000 });
  const times: number[] = [];
  for (const { videos, message } of answers) {
    const [clip] = videos as [Media];
    await expectWhole(clip, 10);
    expect(message?.contents?.at(-1)?.parts?.[0]?.videoMetadata).toEqual({ fps: 10 });
    times.push(...(await timesIn(clip)));
  }
  const steps = stepsOf(times);
  expect(Math.min(...steps), 'time goes on').toBeGreaterThanOrEqual(0);
  const whole = between(times[0] ?? 0, times.at(-1) ?? 0);
  expect(Math.abs(whole - 19_900), 'and adds up').toBeLessThan(200);
  // A picture that is missing or there twice; that none is lost or doubled between clips is clip-worker.test.ts's. Each
  // time that a crowded machine does not paint the page makes one of both, as may a picture that comes late by itself.
  const wrong = steps.filter((step) => step === 0 || step >= 200);
  const excused = 2 * (await stalls(page, times[0] ?? 0)) + steps.length / 20;
  expect(wrong.length, `${steps}`).toBeLessThanOrEqual(excused);
});

test('a page at rest is shown once, and again when something changes', async ({ scene }) => {
  const { gemini } = scene;
  const page = await scene.page('film.html#still');
  // Its cursor blinks, and is no reason to send anything.
  await page.evaluate(() => document.body.appendChild(document.createElement('input')).focus());
  const panel = await watchInClips(scene, page);
  const [first] = clipsIn(await gemini.waitForAnswers(1, TEN_SECONDS)) as [Media];
  await expectWhole(first, 2);
  const before = await timesIn(first);
  expect(new Set(before).size, 'it stands still').toBe(1);

  const soon = await clock(page);
  await until('two clips’ time to pass', async () => (await clock(page)) - soon > 5_000);
  expect(gemini.requests.filter(({ kind }) => kind === 'generate')).toHaveLength(1);
  await sees(panel, /[3-9] seen, 1 sent/);

  await page.evaluate(() => (window as unknown as { draw(): void }).draw());
  const [, second] = clipsIn(await gemini.waitForAnswers(2, TEN_SECONDS)) as [Media, Media];
  await expectWhole(second, 2);
  const after = await timesIn(second);
  expect(after.at(-1)).toBe((await lastPainted(page)) ?? -1);
});

test('a page at rest is shown again and again where every slice is wanted', async ({ scene }) => {
  await watchInClips(scene, await scene.page('film.html#still'), { sendWhat: 'every' });
  const clips = clipsIn(await scene.gemini.waitForAnswers(3, { timeoutMs: 15_000 }));
  const times = await Promise.all(clips.map((clip) => timesIn(clip)));
  expect(new Set(times.flat()).size).toBe(1);
  for (const clip of clips) await expectWhole(clip, 2);
});

test('a tab in the background, and in a minimised window, is filmed as one in front', async ({ scene }) => {
  const { gemini } = scene;
  const page = await scene.page('film.html');
  await watchInClips(scene, page, { clipFps: 5 });
  await gemini.waitForAnswers(1, TEN_SECONDS);
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

/** The next clips are whole, and as smooth as the page is painted. */
async function goesOn({ gemini }: Scene, page: Page): Promise<void> {
  // One is under way, and another may be on its way: both began before.
  const since = await timeOn(page);
  const times: number[] = [];
  for (let next = gemini.answers.length; times.length < 20; next += 1) {
    const answers = await gemini.waitForAnswers(next + 1, { timeoutMs: 20_000 });
    const [clip] = clipsIn(answers.slice(next)) as [Media];
    const shown = await timesIn(clip);
    if (between(since, shown[0] ?? 0) < 0) continue;
    await expectWhole(clip, 5);
    times.push(...shown);
  }
  const wrong = stepsOf(times).filter((step) => step === 0 || step >= 400);
  expect(wrong.length, `${stepsOf(times)}`).toBeLessThanOrEqual(await stalls(page, times[0] ?? 0));
}

async function clock(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

async function lastPainted(page: Page): Promise<number | undefined> {
  return page.evaluate(() => (window as unknown as { painted: number[] }).painted.at(-1));
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
