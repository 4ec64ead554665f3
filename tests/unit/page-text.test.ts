import { describe, expect, it } from 'vitest';
import { cutAt, MOST_TEXT, pageTextOf } from '../../lib/page-text';

const seen = (text: string, cut = false) => pageTextOf({ kind: 'visible', text, cut });

describe("a page's answer", () => {
  it.each([
    undefined,
    null,
    'text',
    {},
    { kind: 'visible' },
    { kind: 'hidden', text: 'a', cut: false },
    { kind: 'visible', text: 7, cut: false },
  ])('%j is none', (given) => {
    expect(pageTextOf(given)).toBeUndefined();
  });

  it('is taken as it is', () => {
    const given = { kind: 'selection', text: 'A “word”,\n\tand 1,234.50 – naïve 日本語 👩‍💻', cut: false };
    expect(pageTextOf(given)).toEqual(given);
  });

  it.each([
    ['controls', 'a\u0000b\u001bc'],
    ['marks of direction', 'a\u202ebc'],
    ['letters that are tags', 'a\u{e0041}\u{e0042}bc'],
    ['variations that spell', 'a\u{e0101}\u{e01ef}bc'],
    ["an icon font's letters", '\ue000abc\u{f0000}'],
    ['halves of letters', 'a\ud83dbc'],
    ['no-width spaces', 'a\u200bb\ufeffc'],
  ])('loses %s, which nobody sees', (_, text) => {
    expect(seen(text)?.text).toBe('abc');
  });

  it('has no blanks around its lines, and no more than one empty one', () => {
    expect(seen('\n a \r\n\n\n\n b\u2028c \n')?.text).toBe('a\n\n b\nc');
  });

  it('is cut at the limit, and says so', () => {
    expect(seen('a'.repeat(MOST_TEXT))).toMatchObject({ cut: false });
    const long = seen('word '.repeat(MOST_TEXT));
    expect(long?.cut).toBe(true);
    expect(long?.text).toHaveLength(MOST_TEXT - 1);
    expect(seen('short', true), 'it was cut in the page').toMatchObject({ text: 'short', cut: true });
  });
});

describe('cutting', () => {
  it.each([
    ['fits', 4, 'fits'],
    ['one two', 3, 'one'],
    ['one two', 4, 'one'],
    ['one two', 5, 'one'],
    ['unbroken', 4, 'unbr'],
    ['ab👍', 3, 'ab'],
  ])('%j after %i is %j', (text, most, expected) => {
    expect(cutAt(text, most)).toBe(expected);
  });

  it('gives up a word of a hundred letters rather than all of the text', () => {
    expect(cutAt(`a ${'b'.repeat(300)}`, 200)).toBe(`a ${'b'.repeat(198)}`);
  });
});
