import { describe, expect, it } from 'vitest';
import { msOf } from '@/lib/live';
import { Chunker } from '@/lib/voice/chunker';
import { fromPcm, softly, toPcm } from '@/lib/voice/pcm';

describe('PCM', () => {
  it.each([
    [0, 0],
    [0.5, 16_384],
    [-0.5, -16_384],
    [0.8, 26_214],
  ])('%f is %i and back', (sample, value) => {
    expect(toPcm(sample)).toBe(value);
    expect(fromPcm(value)).toBeCloseTo(sample, 4);
  });

  it('bends what is too loud instead of cutting it', () => {
    const sums = [0.79, 0.81, 0.9, 1, 1.2, 1.6, 2];
    const bent = sums.map(softly);
    expect(bent).toEqual([...bent].sort((a, b) => a - b));
    expect(new Set(bent.map((sample) => toPcm(sample))).size).toBe(sums.length);
    for (const sample of bent) expect(sample).toBeLessThanOrEqual(1);
    expect(sums.map((sample) => softly(-sample))).toEqual(bent.map((sample) => -sample));
  });

  it('knows its length', () => {
    expect(msOf(new Uint8Array(1_280), 16_000)).toBe(40);
  });
});

describe('a chunker', () => {
  it('makes whole chunks of quanta, in order, without loss', () => {
    const chunker = new Chunker(10);
    const samples = Float32Array.from({ length: 33 }, (_, i) => i / 64);
    const chunks = [0, 4, 8, 12, 16, 20, 24, 28, 32].flatMap((at) =>
      chunker.take(samples.subarray(at, at + 4)),
    );
    expect(chunks.map(({ length }) => length)).toEqual([10, 10, 10]);
    expect(chunks.flatMap((chunk) => [...chunk])).toEqual([...samples.subarray(0, 30)].map(toPcm));
  });

  it('goes on in time where there is no sound', () => {
    const chunker = new Chunker(4);
    expect(chunker.take(new Float32Array([0.5]))).toEqual([]);
    expect(chunker.take(undefined, 3)).toEqual([new Int16Array([16_384, 0, 0, 0])]);
  });
});
