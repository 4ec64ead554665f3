import { expect } from 'vitest';
import type { Stretch } from '../../sound/make';
import { joined, type Marker, readMarkers } from '../../sound/markers';
import type { Sound } from './sound';
import { until } from './until';

/** What a user says who speaks in numbered tones. */

export const TONE_MS = 120;
export const EVERY_MS = 200;

const RATE = 16_000;
/** Half a chunk: the audio thread keeps whole ones, or none. */
const INEXACT_MS = 20;
/** So much of what is said a busy machine may lose before the product has it, or make longer: a deaf one hears nothing. */
const LOST = 0.25;

/** So many numbered tones, from this one on. */
export function saying(first: number, count: number): Stretch[] {
  const tones = Array.from({ length: count }, (_, i) => first + i);
  return tones.flatMap((tone) => [{ tone, ms: TONE_MS }, { silence: EVERY_MS - TONE_MS }]);
}

/**
 * What the audio thread has handed over arrives: every sample of it, once and in order, and nothing else. Waits for what
 * is on its way. Answers it.
 * @param arrived what has, from the beginning
 */
export async function expectArrival(
  { handed }: Sound,
  arrived: () => Int16Array | Promise<Int16Array>,
): Promise<Int16Array> {
  const all = await handed.pcm();
  const came = await until('all that was handed over', async () => {
    const pcm = await arrived();
    return pcm.length >= all.length && pcm;
  });
  const wrong = all.findIndex((sample, i) => sample !== came[i]);
  expect(wrong, 'where in what was handed over something else came').toBe(-1);
  expect(Math.abs(await handed.missingMs()), 'ms that were not handed over').toBeLessThan(INEXACT_MS);
  return all;
}

/** The same of a part, which is all that was to arrive: it is somewhere in what was handed over, in one piece. */
export async function expectPassage({ handed }: Sound, arrived: Int16Array): Promise<void> {
  const place = bytesOf(await handed.pcm()).indexOf(bytesOf(arrived));
  expect(arrived.length).toBeGreaterThan(0);
  expect(place, 'the place of what arrived in what was handed over').toBeGreaterThanOrEqual(0);
}

const bytesOf = (pcm: Int16Array) => Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);

/** These numbered tones are heard, in order: but for what a busy machine loses all of them, at their times. */
export function expectSaid(pcm: Int16Array, said: readonly Stretch[]): void {
  const expected = beginnings(said);
  const tones = joined(readMarkers(pcm, RATE), TONE_MS);
  const told = tones.map(({ marker, startMs, durationMs }) => `${marker}@${startMs}+${durationMs}`).join(' ');
  const order = tones.map(({ marker }) => marker);
  expect(order, told).toEqual([...new Set(order)].sort((a, b) => a - b));
  expect(tones.length, told).toBeGreaterThanOrEqual((1 - LOST) * expected.length);
  const [first, last] = [tones[0], tones.at(-1)] as [Marker, Marker];
  const meant = (expected[last.marker] ?? Number.NaN) - (expected[first.marker] ?? Number.NaN);
  expect(Math.abs((last.startMs - first.startMs) / meant - 1), told).toBeLessThan(LOST);
}

/** Of tones that follow each other, and begin again with the first after so many: mostly each after the one before it. */
export function expectRow(pcm: Int16Array, tones: number): void {
  const heard = joined(readMarkers(pcm, RATE), TONE_MS).map(({ marker }) => marker);
  const meant = pcm.length / RATE / (EVERY_MS / 1000);
  const inRow = heard.slice(1).filter((marker, i) => marker === ((heard[i] ?? 0) + 1) % tones);
  expect(inRow.length, heard.join(' ')).toBeGreaterThanOrEqual((1 - LOST) * meant - 2);
}

/** Where in the sound each tone begins, ms. */
function beginnings(stretches: readonly Stretch[]): number[] {
  let at = 0;
  return stretches.flatMap((stretch) => {
    const began = at;
    at += 'tone' in stretch ? stretch.ms : 'silence' in stretch ? stretch.silence : 0;
    return 'tone' in stretch ? [began] : [];
  });
}
