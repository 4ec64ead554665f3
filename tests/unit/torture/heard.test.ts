import { describe, expect, it } from 'vitest';
import { AudioTimeline } from '../../gemini-server/live/timeline';
import { compose, samplesOf } from '../../sound/make';
import { heardIn } from '../../torture/live/heard';
import { lostBefore } from '../../torture/live/lost-before';
import { record } from '../../torture/live/talk';
import { random } from '../../torture/script';

const RATE = 16_000;
const CHUNK = samplesOf(40, RATE);
const recording = record(random(1), 40);
const sound = compose(recording.stretches, RATE);
const chunks = Array.from({ length: Math.floor(sound.length / CHUNK) }, (_, n) =>
  sound.subarray(n * CHUNK, (n + 1) * CHUNK),
);
const handed = sound.subarray(0, chunks.length * CHUNK);

/** What is found to be wrong with these chunks, which came over as many connections as there are lists. */
function faults(...connections: Int16Array[][]) {
  const audio = new AudioTimeline(60_000);
  for (const [index, all] of connections.entries()) for (const chunk of all) audio.feed(chunk, 0, index + 1);
  return heardIn({ audio }, handed);
}

const shifts = (...connections: Int16Array[][]) => faults(...connections).map(({ shiftMs }) => shiftMs);

describe('what has arrived of what was handed over', () => {
  it('is all of it, over however many connections', () => {
    expect(faults(chunks.slice(0, 100), chunks.slice(100, 444), chunks.slice(444))).toEqual([]);
  });

  it('may be more, which was handed over later', () => {
    expect(faults([...chunks, ...chunks.slice(100, 120)])).toEqual([]);
  });

  // Some of them are silent.
  it.each([40, 100, 150, 201, 444])('lacks one chunk at %i, between two connections', (at) => {
    const found = faults(chunks.slice(0, at), chunks.slice(at + 1));
    expect(found).toMatchObject([{ shiftMs: -40, from: 1, to: 2 }]);
  });

  it.each([40, 100, 150, 201, 444])('has one chunk twice at %i', (at) => {
    expect(faults(chunks.slice(0, at), chunks.slice(at - 1))).toMatchObject([
      { shiftMs: 40, from: 1, to: 2 },
    ]);
  });

  it('lacks some in the middle of a connection, and has others twice', () => {
    const wrong = [...chunks.slice(0, 60), ...chunks.slice(110, 300), ...chunks.slice(295)];
    expect(faults([], wrong)).toMatchObject([
      { shiftMs: -2_000, from: 2, to: 2 },
      { shiftMs: 200, from: 2, to: 2 },
    ]);
  });

  it('lacks the end', () => expect(shifts(chunks.slice(0, -5))).toEqual([-200]));

  it('has another sound in one place', () => {
    const other = (chunks[200] as Int16Array).map((sample) => sample + 1);
    expect(shifts(chunks.toSpliced(200, 1, other))).toEqual([0]);
  });
});

describe('what the browser lost before', () => {
  it('is nothing of a whole recording', () => {
    const { said, handed: had, leftOutMs, putInMs } = lostBefore(handed, recording.tones);
    expect([had, said]).toEqual([recording.tones.length - 1, recording.tones.length - 1]);
    expect([leftOutMs, putInMs]).toEqual([0, 0]);
  });

  it('is told in tones and in ms', () => {
    const begin = samplesOf(recording.tones[3] ?? 0, RATE);
    const lost = Int16Array.from([...handed.subarray(0, begin), ...handed.subarray(begin + RATE)]);
    const before = lostBefore(lost, recording.tones);
    expect(before.said - before.handed).toBe(5);
    expect(Math.abs(before.leftOutMs - 1_000)).toBeLessThanOrEqual(20);
  });
});
