import { describe, expect, it } from 'vitest';
import { Playout } from '@/lib/voice/playout';
import { randomOf } from '../../sound/make';

const RATE = 24_000;
const QUANTUM = 128;

/** Pieces of a sound and when they come, ms; nothing is the end of the answer. */
type Arrival = [atMs: number, piece: Int16Array | undefined];

/** Counts upwards, so that each sample is known; never 0. */
function sound(ms: number): Int16Array {
  return Int16Array.from({ length: (RATE * ms) / 1000 }, (_, i) => 1_000 + (i % 20_000));
}

function cut(whole: Int16Array, ms: number): Int16Array[] {
  const length = (RATE * ms) / 1000;
  return Array.from({ length: Math.ceil(whole.length / length) }, (_, i) =>
    whole.subarray(i * length, (i + 1) * length),
  );
}

/** Plays what comes, up to a time; all samples, as PCM. */
function play(playout: Playout, arrivals: Arrival[], untilMs: number): Int16Array {
  const coming = [...arrivals].sort(([a], [b]) => a - b);
  const played: number[] = [];
  for (let now = 0; now < untilMs; now += (1000 * QUANTUM) / RATE) {
    while (coming[0] && coming[0][0] <= now) {
      const [[at, piece]] = coming.splice(0, 1) as [Arrival];
      if (piece) playout.push(piece, at);
      else playout.end();
    }
    const out = new Float32Array(QUANTUM);
    playout.pull(out, now);
    played.push(...out);
  }
  return Int16Array.from(played, (sample) => Math.round(sample * 32_768));
}

/** What follows the silence, as long as `whole`: after it there is a fade. */
function heard(samples: Int16Array, whole: Int16Array): number[] {
  const from = samples.findIndex((sample) => sample !== 0);
  return [...samples.subarray(from, from + whole.length)];
}

const startMs = (samples: Int16Array) => (1000 * samples.findIndex((sample) => sample !== 0)) / RATE;

/** Sent at a pace, each piece late by up to `jitterMs`, in order. */
function sent(whole: Int16Array, pace: number, jitterMs: number, seed: number): Arrival[] {
  const random = randomOf(seed);
  let before = 0;
  const arrivals = cut(whole, 40).map((piece, i): Arrival => {
    before = Math.max(before, (i * 40) / pace + random() * jitterMs);
    return [before, piece];
  });
  return [...arrivals, [before, undefined]];
}

/** A second at its own pace. */
const steadily = (ms: number) => cut(sound(1_000), ms).map((piece, i): Arrival => [i * ms, piece]);

describe('an answer', () => {
  it('is played sample by sample, whatever pieces it comes in', () => {
    const whole = sound(1_000);
    const playout = new Playout(RATE);
    const played = play(
      playout,
      [...cut(whole, 30).map((piece): Arrival => [0, piece]), [0, undefined]],
      1_500,
    );
    expect(heard(played, whole)).toEqual([...whole]);
    expect(playout).toMatchObject({ state: 'idle', underruns: 0, position: whole.length });
  });

  it.each([
    ['at once when a quarter of a second is there', [[0, sound(250)]], 0],
    [
      'at once when it is all',
      [
        [0, sound(20)],
        [0, undefined],
      ],
      0,
    ],
    ['after 90 ms when it comes as fast as it plays', steadily(40), 90],
    ['after a quarter of a second when it does not', [[0, sound(40)]], 250],
  ] as [string, Arrival[], number][])('begins %s', (_, arrivals, ms) => {
    const start = startMs(play(new Playout(RATE), arrivals, 500));
    expect(start).toBeGreaterThanOrEqual(ms);
    expect(start).toBeLessThan(ms + 11);
  });

  it('waits for longer once others came late, and forgets that', () => {
    const playout = new Playout(RATE);
    const starts: number[] = [];
    for (const lateMs of [0, 100, 0, 0, 0, 0, 0]) {
      const arrivals = steadily(40).map(([at, piece], i): Arrival => [i < 8 ? at : at + lateMs, piece]);
      starts.push(startMs(play(playout, [...arrivals, [1_200, undefined]], 2_000)));
    }
    const waits = starts.map((start) => Math.floor(start / 11) * 11);
    expect(waits.slice(0, 3)).toEqual([88, 88, 165]);
    expect(waits.at(-1)).toBe(88);
  });

  it('that runs out at its end is no gap, though its end is told late', () => {
    const playout = new Playout(RATE);
    play(
      playout,
      [
        [0, sound(300)],
        [600, undefined],
      ],
      800,
    );
    expect(playout).toMatchObject({ state: 'idle', underruns: 0 });
  });

  it('that comes late in the middle is a gap, without clicks; then it waits for more', () => {
    const loud = new Int16Array(RATE / 10).fill(16_000);
    const playout = new Playout(RATE);
    const played = play(
      playout,
      [
        [0, loud],
        [500, loud],
        [600, loud],
        [600, undefined],
      ],
      1_500,
    );
    expect(playout.underruns).toBe(1);
    const steps = [...played.subarray(1)].map((sample, i) => Math.abs(sample - (played[i] ?? 0)));
    const onset = played.findIndex((sample) => sample !== 0);
    expect(Math.max(...steps.slice(onset))).toBeLessThan(1_000);
    // An answer that is complete need not wait.
    expect(played.subarray(RATE * 0.75).some((sample) => sample === 16_000)).toBe(true);
  });

  it.each([1, 1.25, 1.5, 2, 4])(
    'sent at %f times its pace has no gap once 200 ms of jitter are known',
    (pace) => {
      const whole = sound(3_000);
      for (let seed = 1; seed <= 20; seed++) {
        const playout = new Playout(RATE);
        // The first answer may teach it.
        play(playout, sent(whole, 1, 200, seed), 5_000);
        const before = playout.underruns;
        const played = play(playout, sent(whole, pace, 200, seed + 1_000), 5_000);
        expect(playout.underruns - before, `seed ${seed}`).toBe(0);
        expect(heard(played, whole)).toEqual([...whole]);
      }
    },
  );
});

describe('a flush', () => {
  it('is silent within 4 ms, without a click, and knows how far it was', () => {
    const loud = new Int16Array(RATE).fill(16_000);
    const playout = new Playout(RATE);
    play(playout, [[0, loud]], 500);
    const at = playout.position;
    const heard = playout.flush();
    expect(heard - at).toBe(96);
    const out = new Float32Array(512);
    playout.pull(out, 500);
    expect(out[0]).toBeGreaterThan(0.45);
    expect(out.subarray(96).every((sample) => sample === 0)).toBe(true);
    const steps = out.subarray(1).map((sample, i) => Math.abs(sample - (out[i] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(0.03);
    expect(playout).toMatchObject({ state: 'idle', left: 0, position: loud.length, underruns: 0 });
  });

  it('leaves nothing of before in the next answer', () => {
    const playout = new Playout(RATE);
    play(playout, [[0, sound(2_000)]], 500);
    playout.flush();
    const next = sound(300);
    const after = play(
      playout,
      [
        [100, next],
        [100, undefined],
      ],
      1_000,
    ).subarray(128);
    expect(heard(after, next)).toEqual([...next]);
  });

  it('of what has not begun is nothing', () => {
    const playout = new Playout(RATE);
    playout.push(sound(20), 0);
    expect(playout.flush()).toBe(0);
    expect(play(playout, [], 500).every((sample) => sample === 0)).toBe(true);
  });
});
