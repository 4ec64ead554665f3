/**
 * Whether an unfinished reply already says something that the last shown one did not. The worker decides
 * about duplicates when a reply is complete; until then, text that may be hidden again must not flash by.
 */

/** A reply in other words repeats itself in most of them: fewer new words than this share prove nothing. */
const NEW_SHARE = 0.12;
const NEW_WORDS = 2;

/** True when `partial` should be shown while it still streams. */
export function saysSomethingNew(partial: string, lastShown: string | undefined): boolean {
  const text = partial.trimStart();
  if (text === '') return false;
  if (lastShown === undefined) return true;
  if (normalise(lastShown).startsWith(normalise(text))) return false;
  return hasNewWords(completeWords(text), new Set(words(lastShown)));
}

function hasNewWords(partial: string[], known: Set<string>): boolean {
  const fresh = partial.filter((word) => !known.has(word));
  // Numbers are what most often matters on a screen.
  if (fresh.some((word) => /\p{N}/u.test(word))) return true;
  return fresh.length >= Math.max(NEW_WORDS, partial.length * NEW_SHARE);
}

/** Without the last word, which may be half of a known one. */
function completeWords(text: string): string[] {
  const all = words(text);
  return /[\p{L}\p{N}]$/u.test(text) ? all.slice(0, -1) : all;
}

function words(text: string): string[] {
  return normalise(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
