import { describe, expect, it } from 'vitest';
import { type Came, passage } from '../../bench/chunks';
import { numberedTones } from '../../bench/live/sounds';
import { Recording } from '../../bench/recording';
import { compose, concat } from '../../sound/make';

const RATE = 16_000;
const CHUNK = 640;
const FROM = 1_700_000_000_000;
/** From a chunk's last sample to its arrival, ms. */
const WAY_MS = 17;

const said = numberedTones(30);

/** 10 ms a piece, each seen up to 4 ms after it ended. */
function microphone(): Recording {
  const samples = Float32Array.from(compose(said, 48_000), (sample) => sample / 32_768);
  const pieces = Array.from({ length: samples.length / 480 }, (_, i) => ({
    at: FROM + 10 * (i + 1) + (i % 5),
    rate: 48_000,
    samples: samples.subarray(i * 480, (i + 1) * 480),
  }));
  return new Recording(pieces);
}

/** What came of the chunks with these numbers, each at its time. */
function came(numbers: number[]): Came {
  const whole = compose(said, RATE);
  return {
    pcm: concat(numbers.map((n) => whole.subarray(n * CHUNK, (n + 1) * CHUNK))),
    arrivals: numbers.map((n, i) => ({
      at: FROM + 40 * (n + 1) + WAY_MS,
      startMs: 40 * i,
      durationMs: 40,
      connection: 1,
    })),
  };
}

const all = Array.from({ length: 150 }, (_, n) => n);

describe('what became of the sound of a microphone', () => {
  it('is known of each chunk, from its first sample on', () => {
    const { chunks, lostMs, addedMs } = passage(microphone(), came(all));
    expect(chunks.length).toBeGreaterThan(130);
    for (const { delayMs } of chunks) expect(Math.abs(delayMs - 40 - WAY_MS)).toBeLessThan(2);
    expect([lostMs, addedMs]).toEqual([0, 0]);
  });

  it.each([
    ['in a tone', 51],
    ['in the silence between two', 53],
  ])('that loses or doubles a chunk %s is told', (_, number) => {
    const lost = passage(microphone(), came(all.filter((n) => n !== number)));
    expect(Math.abs(lost.lostMs - 40)).toBeLessThan(5);
    expect(lost.addedMs).toBe(0);
    const doubled = passage(microphone(), came([...all, number].sort((a, b) => a - b)));
    expect(Math.abs(doubled.addedMs - 40)).toBeLessThan(5);
    expect(doubled.lostMs).toBe(0);
  });

  it('of which little was heard is no figure', () => {
    expect(() => passage(microphone(), came(all.slice(0, 30)))).toThrow('tones');
  });
});
