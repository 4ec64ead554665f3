import { expect, it } from 'vitest';
import type { Picture } from '../../gemini-server/types';
import { pictureTokens, thinkingTokens } from '../../gemini-server/usage';

const picture = (width: number, height: number, resolution = '') =>
  ({ width, height, resolution }) as Picture;

it.each([
  ['', 1120],
  ['LOW', 280],
  ['MEDIUM', 560],
  ['HIGH', 1120],
  ['ULTRA_HIGH', 2240],
])('Gemini 3 counts a picture of resolution “%s” as %d tokens, whatever its size', (resolution, tokens) => {
  expect(pictureTokens(picture(16, 16, resolution), 3)).toBe(tokens);
  expect(pictureTokens(picture(4000, 4000, resolution), 3)).toBe(tokens);
});

it.each([
  [384, 384, 258],
  [385, 10, 258],
  [768, 768, 258],
  [769, 768, 516],
  [1920, 1080, 6 * 258],
])('Gemini 2 counts %d × %d as %d tokens', (width, height, tokens) => {
  expect(pictureTokens(picture(width, height), 2)).toBe(tokens);
});

it('thinks by level, by budget, or not at all', () => {
  const think = (thinkingConfig: object, thinks = true) =>
    thinkingTokens({ generationConfig: { thinkingConfig } }, thinks);
  expect(think({ thinkingLevel: 'MINIMAL' })).toBe(0);
  expect(think({ thinkingLevel: 'LOW' })).toBeLessThan(think({ thinkingLevel: 'HIGH' }));
  expect(think({ thinkingBudget: 7 })).toBe(7);
  expect(think({}, false)).toBe(0);
});
