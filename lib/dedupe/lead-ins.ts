import type { Language } from './language';
import { changes, leadIns, sameness } from './lexicon';
import { withoutAccents } from './normalise';
import { negations } from './opposites';

/** Without the stretches between commas that only say that it is the same again. */
export function withoutLeadIns(words: readonly string[], language: Language | undefined): string[] {
  if (!language) return [...words];
  const kept: string[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    if (at < words.length && words[at] !== ',') continue;
    const stretch = words.slice(from, at);
    if (!isLeadIn(stretch, language)) kept.push(...(kept.length > 0 ? [','] : []), ...stretch);
    from = at + 1;
  }
  return kept;
}

function isLeadIn(words: readonly string[], language: Language): boolean {
  const plain = words.map(withoutAccents);
  if (!plain.every((word) => leadIns.has(word) || changes.has(word) || negations.has(word))) return false;
  return (
    !plain.some((word) => changes.has(word)) ||
    plain.some((word) => negates(word, language)) ||
    plain.every((word) => word === 'update' || word === 'updates')
  );
}

/** Whether a word, among lead-ins alone, says that it is the same again. */
export function saysSame(word: string, language: Language | undefined): boolean {
  const plain = withoutAccents(word);
  return sameness.has(plain) || negates(plain, language);
}

/** Whether a word denies. */
export function negates(word: string, language: Language | undefined): boolean {
  return negations.has(word) || (word === 'no' && language !== 'pt');
}
