// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { isField, shownIn } from '../../../lib/page/fields';
import { selected } from '../../../lib/page/selection';

function only(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
}

const shown = (html: string) => {
  const element = only(html);
  return isField(element) ? shownIn(element) : undefined;
};

describe('a field shows', () => {
  it.each([
    ['<input value="Ada">', 'Ada'],
    ['<input type="email" value="ada@example.org">', 'ada@example.org'],
    ['<input type="submit" value="Send">', 'Send'],
    ['<input placeholder="Name">', 'Name'],
    ['<textarea>Dear all</textarea>', 'Dear all'],
    ['<input type="checkbox" value="yes">', ''],
    ['<input type="hidden" value="token">', ''],
    ['<input type="range" value="7">', ''],
  ])('%s: "%s"', (html, words) => {
    expect(shown(html)).toBe(words);
  });

  it.each([
    '<input type="password" value="secret">',
    '<input type="password" placeholder="Password">',
    '<input type="text" autocomplete="current-password" value="secret">',
    '<input type="text" autocomplete="section-a new-password" value="secret">',
    '<input type="text" autocomplete="one-time-code" value="123456">',
  ])('nothing of a secret: %s', (html) => {
    expect(shown(html)).toBe('');
  });

  it('no options of a list box, which are nodes', () => {
    expect(shown('<select multiple><option>One</option></select>')).toBeUndefined();
    expect(shown('<select size="3"><option>One</option></select>')).toBeUndefined();
    expect(shown('<p>words</p>')).toBeUndefined();
  });
});

describe('the selection', () => {
  beforeEach(() => getSelection()?.removeAllRanges());

  const inField = (html: string) => {
    const field = only(html) as HTMLInputElement;
    field.focus();
    field.setSelectionRange(2, 5);
    return selected(document);
  };

  it('is nothing at first', () => {
    only('<p>words</p>');
    expect(selected(document)).toBe('');
  });

  it('is what is selected of the page', () => {
    getSelection()?.selectAllChildren(only('<p>some <b>words</b></p>'));
    expect(selected(document)).toBe('some words');
  });

  it('is what is selected in the field with the focus', () => {
    expect(inField('<input value="abcdefgh">')).toBe('cde');
    expect(inField('<textarea>abcdefgh</textarea>')).toBe('cde');
  });

  it('is nothing of a secret', () => {
    expect(inField('<input type="password" value="abcdefgh">')).toBe('');
    expect(inField('<input autocomplete="current-password" value="abcdefgh">')).toBe('');
  });
});
