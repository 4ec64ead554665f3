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

/** How often the page itself was kept from painting, for three of its own pictures, from one time on. */
export async function stalls(page: Page, from: number): Promise<number> {
  return (await pauses(page, from)).filter((ms) => ms > 50).length;
}

/** How long it was from each of the page's own pictures to the next, ms, from one time on. */
export async function pauses(page: Page, from: number): Promise<number[]> {
  const painted = await page.evaluate(() => (window as unknown as { painted: number[] }).painted);
  return stepsOf(painted.filter((time) => between(from, time) >= 0));
}
