import { describe, expect, it } from 'vitest';
import { checkKey, withoutKey } from '../../../lib/gemini/key';

const key = ['AIza', 'x'.repeat(35)].join('');

describe('a key', () => {
  it.each([key, ` ${key}\n`, 'short', 'AQ.anything-goes_here'])('"%s" can be sent', (text) => {
    expect(checkKey(text)).toBeUndefined();
  });

  it.each([
    ['', 'no-key'],
    [' \t', 'no-key'],
    ['two words', 'key'],
    ['two\nlines', 'key'],
    ['ключ', 'key'],
    ['auth_tokens/abc', 'key'],
  ])('"%s" is %s', (text, reason) => expect(checkKey(text)).toMatchObject({ reason }));

  it('is not in the words that refuse it', () => {
    expect(checkKey('secret ключ')?.detail).not.toContain('secret');
  });
});

describe('a text without the key', () => {
  it.each([
    ["consumer 'api_key:mine' is blocked", 'mine', "consumer 'api_key:…' is blocked"],
    ['?key=a%2Fb and a/b', 'a/b', '?key=… and …'],
    [`some other ${key} is blocked`, 'mine', 'some other … is blocked'],
    ['nothing to hide', '', 'nothing to hide'],
    ['mine and mine', ' mine ', '… and …'],
  ])('%s', (text, own, expected) => expect(withoutKey(text, own)).toBe(expected));
});
