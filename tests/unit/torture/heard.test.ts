import { describe, expect, it } from 'vitest';
import type { LiveSession } from '../../gemini-server/live/session';
import { AudioTimeline } from '../../gemini-server/live/timeline';
import { compose, samplesOf } from '../../sound/make';
import { heardIn } from '../../torture/live/heard';
import { record } from '../../torture/live/talk';
import { random } from '../../torture/script';

const RATE = 16_000;
const CHUNK = samplesOf(40, RATE);
const recording = record(random(1), 40);
const sound = compose(recording.stretches, RATE);
const chunks = Array.from({ length: Math.floor(sound.length / CHUNK) }, (_, n) =>
  sound.subarray(n * CHUNK, (n + 1) * CHUNK),
);

/** What is found to be wrong with these chunks, which came over as many connections as there are lists. */
function faults(...connections: Int16Array[][]) {
  const audio = new AudioTimeline(0);
  for (const [index, all] of connections.entries()) for (const chunk of all) audio.feed(chunk, 0, index + 1);
  return heardIn({ audio } as LiveSession, recording.tones).faults;
}

describe('what of a recording has arrived', () => {
  it('is all of it, over however many connections', () => {
    expect(faults(chunks.slice(0, 100), chunks.slice(100, 444), chunks.slice(444))).toEqual([]);
  });

  it.each([100, 150, 201, 444])('lacks one chunk at %i', (at) => {
    const found = faults(chunks.slice(0, at), chunks.slice(at + 1));
    expect(found.length).toBeGreaterThan(0);
    expect(Math.abs(found.reduce((sum, { shiftMs }) => sum + shiftMs, 0) + 40)).toBeLessThanOrEqual(20);
    expect(found.some(({ from, to }) => from === 1 && to === 2)).toBe(true);
  });

  it.each([100, 150, 201, 444])('has one chunk twice at %i', (at) => {
    const found = faults(chunks.slice(0, at), chunks.slice(at - 1));
    expect(Math.abs(found.reduce((sum, { shiftMs }) => sum + shiftMs, 0) - 40)).toBeLessThanOrEqual(20);
  });

  it('lacks tones, and has them twice', () => {
    // Two seconds of a sentence.
    expect(faults(chunks.slice(0, 60), chunks.slice(110)).reduce((sum, { lost }) => sum + lost, 0)).toBe(10);
    expect(
      faults(chunks.slice(0, 110), chunks.slice(85)).reduce((sum, { doubled }) => sum + doubled, 0),
    ).toBe(5);
  });
});
