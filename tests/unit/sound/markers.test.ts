import { describe, expect, it } from 'vitest';
import { frequencyOf, MARKERS, markerAt } from '../../sound/alphabet';
import { compose, concat, mix, type Stretch } from '../../sound/make';
import { joined, MarkerReader, readMarkers } from '../../sound/markers';
import { dominantTone, levelOf } from '../../sound/measure';
import { wavFile } from '../../sound/wav';

const all = Array.from({ length: MARKERS }, (_, marker) => marker);
const tones = (markers: number[], ms = 80, gap = 40): Stretch[] =>
  markers.flatMap((tone): Stretch[] => [{ tone, ms }, { silence: gap }]);
const numbers = (pcm: Int16Array, rate: number) => readMarkers(pcm, rate).map(({ marker }) => marker);

describe('numbered tones', () => {
  it.each([16_000, 24_000, 44_100, 48_000])('are all read back in order at %i Hz', (rate) => {
    expect(numbers(compose(tones(all), rate), rate)).toEqual(all);
  });

  it('are told apart from their neighbours without silence between them', () => {
    const pcm = compose(
      all.map((tone) => ({ tone, ms: 60 })),
      16_000,
    );
    expect(numbers(pcm, 16_000)).toEqual(all);
  });

  it('say when they began, how long they were and how loud', () => {
    const pcm = compose([{ silence: 333 }, { tone: 7, ms: 250, level: -30 }, { silence: 100 }], 16_000);
    const [found] = readMarkers(pcm, 16_000);
    expect(Math.abs((found?.startMs ?? 0) - 333)).toBeLessThanOrEqual(10);
    expect(Math.abs((found?.durationMs ?? 0) - 250)).toBeLessThanOrEqual(15);
    expect(found?.level).toBeCloseTo(-30, 0);
  });

  it('are read through noise half as strong', () => {
    const pcm = compose(tones(all), 16_000);
    const noise = compose([{ noise: 4000, level: -21, seed: 4 }], 16_000);
    expect(numbers(mix(pcm, noise, 0, 16_000), 16_000)).toEqual(all);
  });

  it('survive resampling from 48 to 16 kHz', () => {
    const pcm = compose(tones(all), 48_000);
    const third = Int16Array.from({ length: pcm.length / 3 }, (_, n) => {
      const at = n * 3;
      return ((pcm[at] ?? 0) + (pcm[at + 1] ?? 0) + (pcm[at + 2] ?? 0)) / 3;
    });
    expect(numbers(third, 16_000)).toEqual(all);
  });

  it('are the same whatever pieces they come in', () => {
    const pcm = compose(tones(all), 16_000);
    const reader = new MarkerReader(16_000);
    for (let at = 0; at < pcm.length; at += 37) reader.feed(pcm.subarray(at, at + 37));
    expect([...reader.ended, ...reader.current()]).toEqual(readMarkers(pcm, 16_000));
  });

  it('show that a piece was lost or came twice', () => {
    const pcm = compose([{ tone: 3, ms: 400 }, { silence: 100 }], 16_000);
    const lost = concat([pcm.subarray(0, 1600), pcm.subarray(3200)]);
    const twice = concat([pcm.subarray(0, 3200), pcm.subarray(1600)]);
    expect(readMarkers(lost, 16_000)[0]?.durationMs).toBeLessThan(320);
    expect(readMarkers(twice, 16_000)[0]?.durationMs).toBeGreaterThan(480);
  });

  it('are not heard in speech, noise or silence', () => {
    const speech = [1, 2, 3, 4, 5].map((seed): Stretch => ({ speech: 2000, seed }));
    expect(numbers(compose([...speech, { noise: 1000 }, { silence: 500 }], 16_000), 16_000)).toEqual([]);
  });
});

describe('the alphabet', () => {
  it('finds the marker of a frequency, and none where none is', () => {
    expect(all.map(frequencyOf).map(markerAt)).toEqual(all);
    expect([350, 450, 3500].map(markerAt)).toEqual([undefined, undefined, undefined]);
  });

  it('are one again where a silence cut them in two, and two where they were said twice', () => {
    const cut = [{ tone: 1, ms: 60 }, { silence: 200 }, { tone: 1, ms: 60 }, ...tones([2, 2, 3], 120)];
    const pcm = compose([{ tone: 0, ms: 120 }, ...cut], 16_000);
    const found = joined(readMarkers(pcm, 16_000), 120);
    expect(found.map(({ marker }) => marker)).toEqual([0, 1, 2, 2, 3]);
    expect(Math.abs((found[1]?.durationMs ?? 0) - 320)).toBeLessThanOrEqual(10);
  });

  it('wraps around', () => expect(frequencyOf(MARKERS + 2)).toBe(frequencyOf(2)));
});

describe('a measured sound', () => {
  it('has the level it was made with', () => {
    for (const stretch of [{ tone: 1, ms: 500 }, { speech: 500 }, { noise: 500 }]) {
      expect(levelOf(compose([{ ...stretch, level: -20 }], 16_000))).toBeCloseTo(-20, 0);
    }
    expect(levelOf(compose([{ silence: 100 }], 16_000))).toBe(Number.NEGATIVE_INFINITY);
  });

  it('has a dominant tone, also one that no marker has', () => {
    const pcm = Int16Array.from(
      { length: 1600 },
      (_, n) => 8000 * Math.sin((2 * Math.PI * 1234 * n) / 16_000),
    );
    const { hz, share, level } = dominantTone(pcm, 16_000);
    expect(Math.abs(hz - 1234)).toBeLessThan(1);
    expect(share).toBeGreaterThan(0.95);
    expect(level).toBeCloseTo(20 * Math.log10(8000 / 32_768 / Math.SQRT2), 1);
  });
});

it('a WAV file says what is in it', () => {
  const file = wavFile(compose([{ tone: 2, ms: 100 }], 48_000), 48_000);
  expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect([file.readUInt16LE(22), file.readUInt32LE(24), file.readUInt16LE(34)]).toEqual([1, 48_000, 16]);
  expect([file.readUInt32LE(4), file.readUInt32LE(40)]).toEqual([file.length - 8, 4800 * 2]);
});
