import { expect, it } from 'vitest';
import { generationOf, seenScale, tokensOf } from '../../lib/levels';
import type { Level } from '../../lib/model';

it.each([
  ['gemini-2.5-flash', 2],
  ['gemini-3.1-flash-lite', 3],
  ['gemini-4-argon', 4],
  ['gemini-flash-latest', 3],
  ['gemini-3.8-live', 3],
  ['gemini-live-2.5-flash-preview', 2],
  ['', 3],
])('"%s" is of generation %i', (model, generation) => {
  expect(generationOf(model)).toBe(generation);
});

it.each<[number, number, Level, number, number]>([
  [3, 1920, 'low', 280, 0.558],
  [3, 1920, 'medium', 560, 0.789],
  [3, 1920, 'high', 1120, 1],
  [4, 1920, 'high', 1120, 1],
  [3, 100, 'low', 280, 1],
  [2, 1920, 'low', 64, 0.4],
  [2, 1920, 'medium', 258, 0.4],
  [2, 1920, 'high', 6 * 258, 1],
  [2, 960, 'high', 6 * 258, 1],
  [2, 3840, 'high', 6 * 258, 0.533],
  [2, 384, 'high', 258, 1],
])('Gemini %i, 16:9 of %i px at %s: %i tokens, seen at %f', (generation, width, level, tokens, scale) => {
  const size = { width, height: (width * 9) / 16 };
  expect(tokensOf(size, level, generation)).toBe(tokens);
  expect(seenScale(size, level, generation)).toBeCloseTo(scale, 3);
});
