import { expect } from 'vitest';
import type { LiveSession } from '../../gemini-server/live';
import type { Stretch } from '../../sound/make';

/** What a user says who speaks in numbered tones. */

export const TONE_MS = 120;
export const EVERY_MS = 200;

/** So many numbered tones, from this one on. */
export function saying(first: number, count: number): Stretch[] {
  const tones = Array.from({ length: count }, (_, i) => first + i);
  return tones.flatMap((tone) => [{ tone, ms: TONE_MS }, { silence: EVERY_MS - TONE_MS }]);
}

/** Where in the sound each tone begins, in ms from the first one; as the file has them. */
function beginnings(stretches: readonly Stretch[]): number[] {
  let at = 0;
  const all = stretches.flatMap((stretch) => {
    const began = at;
    at += 'tone' in stretch ? stretch.ms : 'silence' in stretch ? stretch.silence : 0;
    return 'tone' in stretch ? [began] : [];
  });
  return all.map((one) => one - (all[0] ?? 0));
}

/** Every tone, once, in order, at its time and as long as it was. */
export function expectHeard({ audio }: LiveSession, said: readonly Stretch[]): void {
  const { markers } = audio;
  const told = markers
    .map(({ marker, startMs, durationMs }) => `${marker}@${startMs}+${durationMs}`)
    .join(' ');
  const expected = beginnings(said);
  expect(
    markers.map(({ marker }) => marker),
    told,
  ).toEqual(expected.map((_, i) => i));
  const first = markers[0]?.startMs ?? 0;
  for (const [i, { startMs, durationMs }] of markers.entries()) {
    expect(Math.abs(startMs - first - (expected[i] ?? 0)), told).toBeLessThanOrEqual(20);
    expect(Math.abs(durationMs - TONE_MS), told).toBeLessThanOrEqual(20);
  }
}
