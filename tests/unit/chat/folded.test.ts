import { expect, it } from 'vitest';
import { mainFold, newPart } from '../../../lib/chat/folded';
import type { Fold } from '../../../lib/model';

const text = '- One thing.\n- Another thing.\n\nA third. And the news.';
const fold = (part: string, of = 't1'): Fold => {
  const from = text.indexOf(part);
  return { from, to: from + part.length, of, similarity: 1 };
};

it('what is new stays as it was written', () => {
  expect(newPart({ text, folds: [fold('- One thing.'), fold('A third. ')] })).toBe(
    '- Another thing.\n\nAnd the news.',
  );
  expect(newPart({ text })).toBe(text);
});

it('the longest fold stands for all', () => {
  expect(mainFold({ folds: [fold('One'), fold('Another thing.', 't2'), fold('A')] })?.of).toBe('t2');
  expect(mainFold({})).toBeUndefined();
});
