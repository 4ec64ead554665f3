import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/types';
import {
  between,
  clipsIn,
  expectWhole,
  filmsSmoothly,
  stepsOf,
  timesIn,
  watchInClips,
} from './support/clips';
import { choose, save } from './support/find';
import { capturedTabs } from './support/panel';
import { type Scene, test } from './support/scene';
import { until } from './support/until';
import { setUp, watch } from './support/user';

/** What changes while clips are made. */

const isClip = ({ videos }: GeminiRequest) => videos.length > 0;

/** Waits for so many requests of a kind after those that have come. What one carries is known once it is read. */
async function more(
  { gemini }: Scene,
  count: number,
  isWanted: (request: GeminiRequest) => boolean,
  from = gemini.answers.length,
) {
  const come = () => gemini.answers.slice(from).filter((one) => one.readyAt > 0 && isWanted(one));
  await until(`${count} more`, () => come().length >= count);
  return come();
}

function fpsOf({ message }: GeminiRequest): number | undefined {
  return message?.contents?.at(-1)?.parts?.[0]?.videoMetadata?.fps;
}

/** What the clips of some requests show, one after the other. */
async function timesOf(requests: GeminiRequest[]): Promise<number[]> {
  return (await Promise.all(clipsIn(requests).map((clip) => timesIn(clip)))).flat();
}

test('"Capture" is chosen while watching: clips take over from snapshots, and are finished before these do', async ({
  scene,
}) => {
  const { extension, gemini } = scene;
  await setUp(extension, gemini);
  const panel = await watch(extension, await scene.page('film.html'));
  await more(scene, 1, (request) => !isClip(request));
  await choose(panel, 'Capture', 'Clips');
  const filmed = await more(scene, 2, isClip);
  await choose(panel, 'Capture', 'Snapshots');
  await more(scene, 2, (request) => !isClip(request));
  for (const clip of clipsIn(gemini.answers)) {
    await expectWhole(clip, 2);
    expect(await timesIn(clip)).toHaveLength(4);
  }
  const kinds = gemini.answers.map((request) => (isClip(request) ? 'clip' : 'picture')).join(' ');
  expect(kinds).toMatch(/^(picture )+(clip )+(picture ?)+$/);
  expect(filmed.map(fpsOf)).toEqual([2, 2]);
});

test('another rate takes effect with the next clip', async ({ scene }) => {
  const page = await scene.page('film.html');
  await watchInClips(scene, page, { clipFps: 6 });
  await more(scene, 1, (request) => fpsOf(request) === 6);
  const before = scene.gemini.answers.length;
  await save(await scene.extension.options(), 'Frames per second in clips', '10');
  const fast = await more(scene, 3, (request) => fpsOf(request) === 10, before);
  for (const request of scene.gemini.answers) {
    for (const clip of clipsIn([request])) await expectWhole(clip, fpsOf(request) ?? 0);
  }
  expect(scene.gemini.answers.map(fpsOf).join(' ')).toMatch(/^(6 )+(10 ?)+$/);
  const times = await timesOf(fast);
  expect(Math.min(...stepsOf(times)), 'no picture after one that came later').toBeGreaterThanOrEqual(0);
});

test('clips go on when the tab goes to another site', async ({ scene }) => {
  const page = await scene.page('film.html');
  await watchInClips(scene, page, { clipFps: 5 });
  await more(scene, 1, isClip);
  await page.goto(scene.site.elsewhere('film.html?every=100'));
  await more(scene, 1, isClip);
  // The one before may show how the page came.
  await filmsSmoothly(scene, 5);
});

const HOUR = 3_600_000;

test('clips of another tab follow at once when the icon is clicked there', async ({ scene }) => {
  const panel = await watchInClips(scene, await scene.page('film.html'), { clipFps: 5 });
  await more(scene, 1, isClip);
  await scene.extension.clickIcon(await scene.page(`film.html?ahead=${HOUR}`));
  await until('a clip of the other tab', async () => (await lead(scene.gemini.answers.at(-1))) > HOUR / 2);
  expect(await capturedTabs(panel)).toBe(1);
  for (const request of await more(scene, 2, isClip)) {
    for (const clip of request.videos) await expectWhole(clip, 5);
    expect(await lead(request)).toBeGreaterThan(HOUR / 2);
  }
});

/**
 * How far the clock in a clip is ahead, ms: of a right one less than 0, since it was shown a while ago. Not at all while
 * the clip has not been read.
 */
async function lead(request: GeminiRequest | undefined): Promise<number> {
  const last = (await timesOf(request ? [request] : [])).at(-1);
  return last === undefined ? 0 : between(Date.now(), last);
}
