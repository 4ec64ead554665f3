import { describe, expect, it } from 'vitest';
import { normalise } from '../../../lib/dedupe/normalise';

describe('what reads the same is the same', () => {
  it.each([
    ['case and punctuation', 'Tests PASSED, at last!', 'tests passed , at last'],
    ['Markdown emphasis', '**Tests** _passed_ ~~again~~', 'tests passed again'],
    ['headings and bullets', '## Status\n- one\n* two\n+ three', 'status one two three'],
    ['quotations', '> quoted\n> twice', 'quoted twice'],
    ['links and pictures', 'See [the page](https://a.example) ![a dog](x.png)', 'see the page a dog'],
    ['code', 'Run `npm test`:\n```sh\nnpm test\n```', 'run npm test , npm test'],
    ['tables', '| a | b |\n|---|---|\n| 1 | 2 |', 'a , b , 1 , 2'],
    ['HTML', 'one<br>two', 'one two'],
    ['accents', 'Não há exceção à ação', 'não há exceção à ação'],
    ['composed and decomposed', 'caf\u0065\u0301', 'café'],
    ['full width', 'ＡＢＣ　１２３', 'abc 123'],
    ['contractions', "It won't, can’t and doesn't", 'it will not , can not and does not'],
    ['apostrophes', 'Ana’s tab', 'anas tab'],
    ['emoji with and without their selector', '✔️ 1️⃣', '✔ 1'],
    ['spaces of all kinds', 'a\u00a0b\t c \r\n\r\n d', 'a b c d'],
    ['German and Greek letters', 'Straße ὈΔΟΣ', 'straße ὀδος'],
  ])('%s', (_, text, expected) => expect(normalise(text)).toBe(expected));
});

describe('what reads otherwise stays otherwise', () => {
  it.each([
    ['decimals', '3.5', '3 5'],
    ['versions', '1.2.3', '1.23'],
    ['times', '10:42', '1042'],
    ['signs', 'It is -5 now', 'It is 5 now'],
    ['currencies', '5 €', '5 $'],
    ['percentages', '5 %', '5'],
    ['comparisons', 'a < b', 'a > b'],
    ['arrows', 'A → B', 'A ← B'],
    ['signals', '✅', '❌'],
    ['places in a ranking', '1. Ana\n2. Rui', '2. Ana\n1. Rui'],
    ['Japanese letters', 'か', 'が'],
    ['Devanagari vowels', 'कि', 'की'],
    ['Hangul', '가', '각'],
  ])('%s', (_, one, other) => expect(normalise(one)).not.toBe(normalise(other)));

  it('a hyphen and a bullet are no sign', () => {
    expect(normalise('2-3 tabs')).toBe('2 3 tabs');
    expect(normalise('- 5 tabs')).toBe('5 tabs');
  });
});
