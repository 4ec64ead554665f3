import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest, Media } from '../../gemini-server/types';
import type { Scene } from './scene';
import { setSettings, setUp, watch } from './user';
import { type Grey, pictures, probe } from './video';

interface ClipSettings {
  /** Clips from the start, if absent. */
  capture?: 'frames';
  sending?: 'save';
  /** What changed, if absent. */
  sendWhat?: 'every';
  clipFps?: number;
  clipSound?: boolean;
}

/** From a fresh installation to making clips of `page`. Answers the panel. */
export async function watchInClips(scene: Scene, page: Page, settings: ClipSettings = {}): Promise<Page> {
  const options = await setUp(scene.extension, scene.gemini);
  await setSettings(options, { capture: 'clips', ...settings });
  return watch(scene.extension, page);
}

/** The clips of some requests, one each. */
export function clipsIn(requests: readonly GeminiRequest[]): Media[] {
  return requests.flatMap(({ videos }) => videos);
}

const CELL = 16;
const CELLS = 32;
/** Times are modulo this, ms. */
const AROUND = 2 ** 24;

/**
 * The time that tests/pages/film.html drew, in ms, modulo 2²⁴. Fails where it cannot be read.
 * @param ratio pixels a point
 */
export function timeIn({ pixels, width }: Grey, ratio = 1): number {
  const middle = (cell: number) => Math.round((cell + 0.5) * CELL * ratio);
  const row = Math.round((CELL / 2) * ratio) * width;
  const bits = Array.from({ length: CELLS }, (_, cell) => ((pixels[row + middle(cell)] ?? 0) < 128 ? 1 : 0));
  const number = (from: number, to: number) =>
    bits.slice(from, to).reduce<number>((value, bit) => value * 2 + bit, 0);
  const time = number(0, 24);
  const sum = ((time >> 16) + (time >> 8) + time) & 255;
  if (sum !== number(24, 32)) throw new Error(`No time can be read: ${bits.join('')}`);
  return time;
}

/** The times that the pictures of a clip of film.html show. */
export async function timesIn(clip: Media, ratio = 1): Promise<number[]> {
  return (await pictures(clip)).map((picture) => timeIn(picture, ratio));
}

/** From one of these times to another, ms: every four and a half hours they begin anew. */
export function between(from: number, to: number): number {
  const ms = (((to - from) % AROUND) + AROUND) % AROUND;
  return ms < AROUND / 2 ? ms : ms - AROUND;
}

/** From each of these times to the next, ms. */
export function stepsOf(times: number[]): number[] {
  return times.slice(1).map((time, index) => between(times[index] ?? 0, time));
}

/** What time film.html would draw now. */
export function timeOn(page: Page): Promise<number> {
  return page.evaluate((around) => Math.round(performance.timeOrigin + performance.now()) % around, AROUND);
}

/** A clip's own shape: it must hold whatever the page and the machine do. */
export async function expectWhole(clip: Media, fps: number): Promise<void> {
  const { duration, packets } = await probe(clip);
  expect(Math.abs(duration - 2), `${duration} s`).toBeLessThan(0.005);
  expect(packets.map(({ key }) => key)).toEqual(Array.from({ length: 2 * fps }, (_, place) => place === 0));
  for (const [place, { at }] of packets.entries()) expect(at).toBeCloseTo(place / fps, 3);
}

/** Half a second at ten frames, a whole one at five. */
const SMOOTH = 5;

/**
 * Films on until so many pictures in a row show each the page a frame later than the one before: none missing, none
 * there twice. That clips.test.ts asks for no more is for the machine's sake, which may be too busy to paint or capture
 * a page evenly; what becomes of pictures that were captured is clip-worker.test.ts's.
 * @param from the first request that may count; clips that began before `since` do not
 * @returns what all clips from then on showed
 */
export async function filmsSmoothly(
  { gemini }: Scene,
  fps: number,
  { from = gemini.answers.length, since }: { from?: number; since?: number } = {},
): Promise<number[]> {
  const times: number[] = [];
  for (let next = from; longestSmooth(times, 1_000 / fps) < SMOOTH; next += 1) {
    const [clip] = clipsIn((await gemini.waitForAnswers(next + 1)).slice(next)) as [Media];
    const shown = await timesIn(clip);
    if (since !== undefined && between(since, shown[0] ?? 0) < 0) continue;
    await expectWhole(clip, fps);
    times.push(...shown);
  }
  return times;
}

/** How many steps in a row are of one frame, to half of it. */
function longestSmooth(times: number[], frameMs: number): number {
  let [longest, length] = [0, 0];
  for (const step of stepsOf(times)) {
    length = Math.abs(step - frameMs) <= frameMs / 2 ? length + 1 : 0;
    longest = Math.max(longest, length);
  }
  return longest;
}
