/** What two texts mean, by their vectors, under the same guards as what they say. */
import type { Sensitivity } from '../model';
import { read } from './reading';
import type { Statement, Token } from './statement';

/** Least cosine of two texts that mean the same. Not measured with the real model: high, so that doubt is shown. */
const LEAST: Record<Sensitivity, number> = { careful: 0.97, balanced: 0.95, bold: 0.92 };

export interface Meant {
  id: string;
  text: string;
  vector: readonly number[];
}

/** The latest earlier text that means what this one does, and how alike they are. */
export function sameMeaning(
  after: Omit<Meant, 'id'>,
  earlier: readonly Meant[],
  sensitivity: Sensitivity,
): { of: string; similarity: number } | undefined {
  const telling = tellingIn(after.text);
  for (const before of earlier.toReversed()) {
    const similarity = cosine(before.vector, after.vector);
    if (similarity < LEAST[sensitivity]) continue;
    // The latest of what is alike decides: a state that comes back after another one is news.
    return tellingIn(before.text) === telling
      ? { of: before.id, similarity: Math.min(similarity, 1) }
      : undefined;
  }
  return undefined;
}

/** Numbers, names, denials, opposites and trouble: vectors hardly see them. In any order but that of numbers. */
function tellingIn(text: string): string {
  const tokens = statementsIn(text).flatMap(({ tokens }) => tokens);
  const keys = (wanted: (token: Token) => boolean) => tokens.filter(wanted).map(({ key }) => key);
  const numbers = keys(({ kind }) => kind === 'number');
  const others = keys(({ kind }) => kind === 'polarity' || kind === 'trouble' || kind === 'name').sort();
  return `${numbers.join(' ')}|${others.join(' ')}`;
}

function statementsIn(text: string): Statement[] {
  return read(text).flatMap(({ statements }) => statements);
}

function cosine(one: readonly number[], other: readonly number[]): number {
  let product = 0;
  let left = 0;
  let right = 0;
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    product += value * against;
    left += value * value;
    right += against * against;
  }
  return product / (Math.sqrt(left * right) || 1);
}
