import { describe, expect, it } from 'vitest';
import type { Usage } from '../../lib/model';
import { minus, plus } from '../../lib/usage';

const all: Required<Usage> = {
  input: 9,
  output: 8,
  text: 1,
  image: 2,
  video: 3,
  audio: 3,
  cached: 4,
  thoughts: 5,
  speech: 3,
};

describe('tokens', () => {
  it('are counted by every kind', () => {
    const twice = Object.fromEntries(Object.entries(all).map(([kind, count]) => [kind, count * 2]));
    expect(plus(all, all)).toEqual(twice);
    expect(minus(plus(all, all), all)).toEqual(all);
  });

  it('of a kind that nobody told stay unknown', () => {
    expect(plus({ input: 1, output: 2 }, { input: 1, output: 2, speech: 1 })).toEqual({
      input: 2,
      output: 4,
      speech: 1,
    });
  });
});
