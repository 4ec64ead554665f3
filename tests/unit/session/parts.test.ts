import { describe, expect, it } from 'vitest';
import { MOST, splitIntoParts, thinToFit, type Weight } from '@/lib/session/parts';

const LIGHT: Weight = { bytes: 1, tokens: 1, pictures: 1, clips: 0 };

const slices = (...weights: Partial<Weight>[]) => weights.map((weight, id) => ({ id, ...LIGHT, ...weight }));
const sizes = (...bytes: number[]) => slices(...bytes.map((size) => ({ bytes: size })));
const weigh = (weight: Weight) => weight;
const ids = (parts: { id: number }[][]) => parts.map((part) => part.map(({ id }) => id));
const split = (...all: ReturnType<typeof slices>) => ids(splitIntoParts(all, weigh));

describe('splitIntoParts', () => {
  it('makes nothing of nothing', () => {
    expect(splitIntoParts([], weigh)).toEqual([]);
  });

  it('keeps in one request what fits exactly', () => {
    expect(split(...sizes(MOST.bytes - 5, 5))).toEqual([[0, 1]]);
  });

  it('starts another where one byte too many would go', () => {
    expect(split(...sizes(MOST.bytes - 5, 6, 7))).toEqual([[0], [1, 2]]);
  });

  it('gives a slice that is too large alone a request of its own, and goes on counting from the next', () => {
    expect(split(...sizes(1, MOST.bytes + 1, 2, 3))).toEqual([[0], [1], [2, 3]]);
  });

  it('puts no more pictures into a request than the limit, where a slice is several of them', () => {
    const parts = splitIntoParts(slices(...Array(MOST.pictures / 2 + 1).fill({ pictures: 2 })), weigh);
    expect(parts.map((part) => part.length)).toEqual([MOST.pictures / 2, 1]);
  });

  it('puts no more clips into a request than the limit', () => {
    const parts = splitIntoParts(slices(...Array(MOST.clips + 1).fill({ pictures: 0, clips: 1 })), weigh);
    expect(parts.map((part) => part.length)).toEqual([MOST.clips, 1]);
  });

  it('puts no more tokens into a request than the limit', () => {
    expect(split(...slices({ tokens: MOST.tokens - 1 }, { tokens: 1 }, { tokens: 1 }))).toEqual([
      [0, 1],
      [2],
    ]);
  });
});

describe('thinToFit', () => {
  it('leaves what fits', () => {
    expect(thinToFit(sizes(1, 2, 3), weigh)).toHaveLength(3);
  });

  it('lets every second go as often as it takes, and keeps the last', () => {
    const third = Math.floor(MOST.bytes / 3);
    const rest = thinToFit(sizes(...Array(9).fill(third)), weigh);
    expect(rest.map(({ id }) => id)).toEqual([0, 4, 8]);
  });
});
