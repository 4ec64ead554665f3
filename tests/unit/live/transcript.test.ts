import { describe, expect, it } from 'vitest';
import { joined, NOTHING_SAID, wordsOf } from '../../../lib/live/transcript';

const read = (...fragments: string[]) =>
  wordsOf(
    fragments.reduce(
      (before, text) => joined(before, { text, finished: text === fragments.at(-1) }),
      NOTHING_SAID,
    ),
  );

describe('fragments become what was said', () => {
  it.each([
    ['in the middle of words', ['Wh', 'at does the gr', 'aph', ' show?'], 'What does the graph show?'],
    ['with a space before the first', [' The', ' build', ' is', ' red.'], 'The build is red.'],
    ['with spaces on both sides', ['The ', ' build '], 'The build'],
    ['in Portuguese', ['O q', 'ue mu', 'dou na t', 'ela? Não', ' vi.'], 'O que mudou na tela? Não vi.'],
    ['in Japanese', ['このグラ', 'フは何を', '示して', 'いますか。'], 'このグラフは何を示していますか。'],
    ['with accents of their own', ['cafe', '\u0301 com leite'], 'cafe\u0301 com leite'],
    ['where the last repeats the whole', ['Wh', 'at is', 'What is this?'], 'What is this?'],
    ['where the last is empty', ['Hello', ' there.', ''], 'Hello there.'],
    ['with what is no word', [' <noise>', ' <noise> Hello'], 'Hello'],
  ])('%s', (_, fragments, whole) => {
    expect(read(...fragments)).toBe(whole);
  });
});

describe('after a finished sentence', () => {
  it.each([
    ['a space, as in English', 'One.', 'Two.', 'One. Two.'],
    ['no second space', 'One.', ' Two.', 'One. Two.'],
    ['none in Japanese', '一つ。', '二つ。', '一つ。二つ。'],
    ['nothing for nothing', 'One.', ' ', 'One.'],
  ])('comes %s', (_, first, second, whole) => {
    const before = joined(NOTHING_SAID, { text: first, finished: true });
    expect(wordsOf(joined(before, { text: second, finished: false }))).toBe(whole);
  });
});
