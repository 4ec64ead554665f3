/** The text of a watched page, as it goes along with a picture: how much of it, and what is left out. */
import type { PageText } from './model';

/** Characters. 1920 × 1080 CSS pixels full of dense text have 8,700 (measured on tests/pages/dense.html). */
export const MOST_TEXT = 10_000;

/**
 * What nobody can see but a model reads: controls, marks of direction, tags and variations that can spell out whole
 * sentences, the private letters of icon fonts. Joiners stay: scripts and emoji are drawn with them.
 */
const INVISIBLE = /(?!\n|\t|\u200c|\u200d)[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]|[\u{e0100}-\u{e01ef}]/gu;
/(?!\n|\t|\u200c|\u200d)(?:[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]|(?=\p{Mn})[\p{Variation_Selector}--[\ufe00-\ufe0f]])/gv;

/**
 * A page's own words, from outside this program: narrowed, cleaned and cut.
 * Undefined where there are none to read.
 */
export function pageTextOf(given: unknown): PageText | undefined {
  const { kind, text, cut } = (given ?? {}) as Partial<PageText>;
  if (typeof text !== 'string' || (kind !== 'visible' && kind !== 'selection')) return undefined;
  const clean = cleaned(text);
  return { kind, text: cutAt(clean, MOST_TEXT), cut: cut === true || clean.length > MOST_TEXT };
}

function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** At most so many characters, to the end of the last whole word where one is near. */
export function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most);
  const words = /\s/.test(text[most] ?? '') ? head : head.replace(/\s\S{0,99}$/, '');
  return words.replace(/[\ud800-\udbff]$/, '').trimEnd();
}
