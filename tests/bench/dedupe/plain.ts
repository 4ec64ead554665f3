/** The plain methods, each with the threshold that is usual for it. They see the same window as the shipped one. */
import { normalise as spelled, withoutAccents } from '../../../lib/dedupe/normalise';
import type { Method } from './method';

const WINDOW = 50;

/** A method that compares a reply with each of the last shown ones. */
function pairwise<T>(
  name: string,
  read: (text: string) => T,
  same: (before: T, after: T) => boolean,
): Method {
  return {
    name,
    begin() {
      let shown: T[] = [];
      return (text) => {
        const after = read(text);
        const hide = shown.some((before) => same(before, after));
        if (!hide) shown = [...shown, after].slice(-WINDOW);
        return hide;
      };
    },
  };
}

export const PLAIN: Method[] = [
  pairwise(
    'equal as text',
    (text) => text,
    (before, after) => before === after,
  ),
  pairwise('equal when normalised', normalise, (before, after) => before === after),
  pairwise('substring', normalise, (before, after) => before.includes(after)),
  pairwise('Levenshtein ratio ≥ 0.9', normalise, (before, after) => isNear(before, after, 0.9)),
  pairwise('Levenshtein ratio ≥ 0.8', normalise, (before, after) => isNear(before, after, 0.8)),
  pairwise('Jaccard of words ≥ 0.8', words, (before, after) => jaccard(before, after) >= 0.8),
  pairwise('cosine of words ≥ 0.9', words, (before, after) => cosine(before, after) >= 0.9),
];

function normalise(text: string): string {
  return withoutAccents(spelled(text)).replaceAll(' ,', '');
}

function words(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of normalise(text).split(/\s+/)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function jaccard(one: Map<string, number>, other: Map<string, number>): number {
  const shared = [...one.keys()].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared);
}

function cosine(one: Map<string, number>, other: Map<string, number>): number {
  let product = 0;
  for (const [word, count] of one) product += count * (other.get(word) ?? 0);
  return product / (length(one) * length(other));
}

function length(counts: Map<string, number>): number {
  return Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0));
}

/** Whether 1 − edits / length of the longer one is at least `ratio`. Looks no further from the diagonal than that. */
function isNear(one: string, other: string, ratio: number): boolean {
  const most = Math.floor((1 - ratio) * Math.max(one.length, other.length, 1) + 1e-9);
  if (Math.abs(one.length - other.length) > most) return false;
  const far = most + 1;
  let row = Uint32Array.from({ length: other.length + 1 }, (_, index) => Math.min(index, far));
  let next = new Uint32Array(other.length + 1);
  for (let left = 1; left <= one.length; left += 1) {
    const [from, to] = [Math.max(1, left - most), Math.min(other.length, left + most)];
    next.fill(far);
    if (from === 1) next[0] = Math.min(left, far);
    let least = next[0] ?? far;
    for (let right = from; right <= to; right += 1) {
      const same = one.charCodeAt(left - 1) === other.charCodeAt(right - 1);
      const edits = Math.min(
        (row[right - 1] ?? far) + (same ? 0 : 1),
        (row[right] ?? far) + 1,
        (next[right - 1] ?? far) + 1,
        far,
      );
      next[right] = edits;
      least = Math.min(least, edits);
    }
    if (least > most) return false;
    [row, next] = [next, row];
  }
  return (row[other.length] ?? far) <= most;
}
