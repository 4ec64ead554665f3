import { describe, expect, it } from 'vitest';
import { MOST_BYTES, MOST_PICTURES, splitIntoParts } from '@/lib/session/parts';

const slices = (...sizes: number[]) => sizes.map((size, id) => ({ id, size }));
const ids = (parts: { id: number }[][]) => parts.map((part) => part.map(({ id }) => id));

describe('splitIntoParts', () => {
  it('makes nothing of nothing', () => {
    expect(splitIntoParts([])).toEqual([]);
  });

  it('keeps in one request what fits exactly', () => {
    expect(ids(splitIntoParts(slices(MOST_BYTES - 5, 5)))).toEqual([[0, 1]]);
  });

  it('starts another where one byte too many would go', () => {
    expect(ids(splitIntoParts(slices(MOST_BYTES - 5, 6, 7)))).toEqual([[0], [1, 2]]);
  });

  it('gives a slice that is too large alone a request of its own, and goes on counting from the next', () => {
    expect(ids(splitIntoParts(slices(1, MOST_BYTES + 1, 2, 3)))).toEqual([[0], [1], [2, 3]]);
  });

  it('puts no more pictures into a request than the limit', () => {
    const parts = splitIntoParts(slices(...Array(MOST_PICTURES + 1).fill(1)));
    expect(parts.map((part) => part.length)).toEqual([MOST_PICTURES, 1]);
  });
});
