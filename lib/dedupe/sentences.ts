import type { Reading } from './reading';

/** Below this share of common words, a sentence is no version of another one. */
const SAME_SENTENCE = 0.6;

/** More pairs of words than this are not looked at: what is in doubt is new. */
const MOST_PAIRS = 250_000;

/** What a sentence has that no sentence before had: all of it, or the order of its words. */
export function sentenceNews(before: Reading, after: Reading): 'sentence' | 'order' | undefined {
  const known = new Set(before.sentences.map((words) => words.join(' ')));
  for (const words of after.sentences) {
    if (known.has(words.join(' '))) continue;
    const nearest = nearestTo(words, before.sentences);
    if (!nearest) return 'sentence';
    if (reordered(nearest, words)) return 'order';
  }
  return undefined;
}

function nearestTo(words: string[], sentences: string[][]): string[] | undefined {
  let best = SAME_SENTENCE;
  let nearest: string[] | undefined;
  for (const sentence of sentences) {
    const share = (2 * common(sentence, words).length) / (sentence.length + words.length);
    if (share < best) continue;
    best = share;
    nearest = sentence;
  }
  return nearest;
}

/** "A → B" against "B → A": whether a word was taken out in one place and put in at another. */
function reordered(one: string[], other: string[]): boolean {
  if (one.length * other.length > MOST_PAIRS) return true;
  const kept = commonInOrder(one, other);
  return common(without(one, kept), without(other, kept)).length > 0;
}

/** The longest sequence of words that both have in the same order. Takes one step per pair of words. */
function commonInOrder(one: string[], other: string[]): string[] {
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  const at = (left: number, right: number) => lengths[left * width + right] ?? 0;
  for (let left = one.length - 1; left >= 0; left -= 1) {
    for (let right = other.length - 1; right >= 0; right -= 1) {
      lengths[left * width + right] =
        one[left] === other[right]
          ? at(left + 1, right + 1) + 1
          : Math.max(at(left + 1, right), at(left, right + 1));
    }
  }
  return walk(one, other, at);
}

function walk(one: string[], other: string[], at: (left: number, right: number) => number): string[] {
  const kept: string[] = [];
  let left = 0;
  let right = 0;
  while (at(left, right) > 0) {
    const word = one[left] ?? '';
    if (word === other[right]) {
      kept.push(word);
      left += 1;
      right += 1;
    } else if (at(left + 1, right) >= at(left, right + 1)) left += 1;
    else right += 1;
  }
  return kept;
}

function without(words: string[], taken: string[]): string[] {
  const left = new Map<string, number>();
  for (const word of taken) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}

/** The words of `one` that `other` has too, each as often as both have it, in the order of `one`. */
function common(one: string[], other: string[]): string[] {
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  return one.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0;
  });
}
