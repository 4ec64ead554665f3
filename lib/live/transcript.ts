/** Fragments of speech in writing, made whole. */

export interface Transcript {
  text: string;
  /** What comes next begins something new. */
  finished: boolean;
}

export const NOTHING_SAID: Transcript = { text: '', finished: false };

/** What Gemini writes where it heard something that is no word. */
const NO_WORDS = /\s*<noise>/g;

/**
 * One fragment more. Fragments carry their own spaces and begin in the middle of a word as they like, so they are put
 * together as they are; the last one may repeat the whole.
 */
export function joined(before: Transcript, { text: fragment, finished }: Transcript): Transcript {
  if (before.finished && fragment.trim()) {
    return { text: before.text + gap(before.text, fragment) + fragment.trimStart(), finished };
  }
  const isWhole = finished && before.text !== '' && fragment.trim().startsWith(before.text.trim());
  if (isWhole) return { text: fragment.trim(), finished };
  const start = /(^|\s)$/.test(before.text) ? fragment.trimStart() : fragment;
  return { text: before.text + start, finished };
}

/** As it is read. */
export function wordsOf({ text }: Transcript): string {
  return text.replace(NO_WORDS, '').trim();
}

/** Scripts that put no spaces between sentences: https://www.unicode.org/reports/tr14/#ID */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Between what is known to be two sentences. */
function gap(before: string, after: string): string {
  const [left, right] = [before.slice(-1), after.trimStart().slice(0, 1)];
  return /\s$/.test(before) || UNSPACED.test(left) || UNSPACED.test(right) ? '' : ' ';
}
