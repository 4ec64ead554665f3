import { negations, type Sided, sided, trouble } from './lexicon';
import type { Reading } from './reading';

/** How far a negation reaches: "no longer connected", "not currently enabled". */
const REACH = 2;

/** Whether one text denies, or puts on the other side, what the other does not. */
export function polarityChanged(before: Reading, after: Reading): boolean {
  const left = minuses(before);
  const right = minuses(after);
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].some((key) => left.get(key) !== right.get(key));
}

/** Whether a word of trouble has appeared that the text before had not. */
export function troubleAppeared(before: Reading, after: Reading): boolean {
  const known = troublesIn(before);
  return [...troublesIn(after)].some((kind) => !known.has(kind));
}

function troublesIn({ words }: Reading): Set<number> {
  const kinds = [...words].map((word) => trouble.get(word));
  return new Set(kinds.filter((kind) => kind !== undefined));
}

/**
 * Counts what is said on the minus side of each concept, and what is plainly denied. The plus side is not counted:
 * its words ("on", "up", "in") come and go as prepositions.
 */
function minuses({ sentences, language }: Reading): Map<number | 'denied', number> {
  const counts = new Map<number | 'denied', number>();
  const add = (key: number | 'denied') => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const words of sentences) {
    const denied = new Set<number>();
    for (const [index, word] of words.entries()) {
      const denies = negations.has(word) || (word === 'no' && language !== 'pt');
      const target = denies ? reached(words, index) : undefined;
      if (target !== undefined) denied.add(target);
      else if (denies) add('denied');
      const side = sided.get(word);
      if (side && side.minus !== denied.has(index)) add(side.concept);
    }
  }
  return counts;
}

/** Where the word stands that a negation turns to its opposite: "not enabled" is "disabled". */
function reached(words: readonly string[], from: number): number | undefined {
  for (let index = from + 1; index <= from + REACH; index += 1) {
    const side: Sided | undefined = sided.get(words[index] ?? '');
    if (side) return index;
  }
  return undefined;
}
