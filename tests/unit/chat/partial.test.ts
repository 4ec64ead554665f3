import { expect, it } from 'vitest';
import { mendPartial } from '../../../lib/chat/partial';

it.each([
  ['plain text', 'plain text'],
  ['a **bold** word', 'a **bold** word'],
  ['a **bol', 'a **bol**'],
  ['a **bold ', 'a **bold**'],
  ['a **bold*', 'a **bold**'],
  ['a **', 'a '],
  ['run `npm te', 'run `npm te`'],
  ['```\nlet a = **', '```\nlet a = **'],
  ['done **b**\nnext **c', 'done **b**\nnext **c**'],
])('%j is shown as %j', (text, expected) => {
  expect(mendPartial(text)).toBe(expected);
});
