import { containers, showing } from './lexicon';
import { reordered } from './order';
import type { Statement, Token } from './statement';
import { clash } from './stem';

/** What is new: a difference that matters, too little in common, or nothing to compare with. */
export type News =
  | 'number'
  | 'polarity'
  | 'trouble'
  | 'name'
  | 'order'
  | 'words'
  | 'told-apart'
  | 'nothing-alike';

export type Comparison =
  | { same: true; similarity: number }
  /** `alike`: it is about the same thing, and says another thing of it. */
  | { same: false; similarity: number; alike: boolean; why: News };

export interface Tolerance {
  /** Least share of common words, 0 to 1, where nothing is new and only something was left out. */
  least: number;
  /** Most new words for each known one, if none of them is a number, a name, a denial or trouble. */
  fresh: number;
}

/** Below this share of common words, two statements are of different things. */
const ALIKE = 0.5;

/** Whether `after` says anything that `before` did not. */
export function compare(before: Statement, after: Statement, tolerance: Tolerance): Comparison {
  if (before.key === after.key && before.articles === after.articles) {
    return { same: true, similarity: equality(before, after) };
  }
  const [fresh, lost] = differences(before, after);
  const kept = after.tokens.length - fresh.length;
  const similarity = (2 * kept) / Math.max(before.tokens.length + after.tokens.length, 1);
  const differs = (why: News): Comparison => ({
    same: false,
    similarity,
    alike: similarity >= ALIKE && [...fresh, ...lost].every(isState),
    why,
  });
  if (similarity < ALIKE && !isPart(before, after, fresh, lost)) return differs('nothing-alike');
  const news = newsIn(before, after, fresh, lost, tolerance);
  if (news) return differs(news);
  if (similarity < tolerance.least && !isPart(before, after, fresh, lost)) return differs('words');
  return { same: true, similarity: Math.min(similarity, OTHER_WORDS) };
}

/** Of statements that say the same in other words. */
export const OTHER_WORDS = 0.99;

/** How alike two statements with the same key are. */
export function equality(before: Statement, after: Statement): number {
  return before.text === after.text ? 1 : OTHER_WORDS;
}

function newsIn(
  before: Statement,
  after: Statement,
  fresh: readonly Token[],
  lost: readonly Token[],
  tolerance: Tolerance,
): News | undefined {
  if (before.asks !== after.asks) return 'polarity';
  const telling = fresh.find(({ kind }) => kind !== 'word' && kind !== 'soft');
  if (telling) return whyOf(telling);
  const dropped = lost.find(({ kind }) => kind === 'polarity' || kind === 'trouble');
  if (dropped) return whyOf(dropped);
  // In an unknown language any word may be a denial.
  if (!after.language || !before.language) {
    if (fresh.length + lost.length > 0) return 'words';
  } else if (isTooMuch(fresh, lost, after, tolerance)) return 'words';
  if (lost.length > 0 && (replaced(before, after) || shortened(before, after))) return 'words';
  if (formsClash(before, after)) return 'words';
  return reordered(before, after) ? 'order' : undefined;
}

function whyOf({ kind }: Token): News {
  return kind === 'word' || kind === 'soft' || kind === 'light' ? 'words' : kind;
}

/** Soft words may be added to what else was said, and replace nothing. */
function isTooMuch(
  fresh: readonly Token[],
  lost: readonly Token[],
  after: Statement,
  tolerance: Tolerance,
): boolean {
  const kept = after.tokens.length - fresh.length;
  const mayAdd =
    kept >= 2 &&
    lost.every(({ kind }) => kind === 'soft') &&
    !(lost.length > 0 && fresh.some(({ kind }) => kind === 'soft'));
  const counted = mayAdd ? fresh.filter(({ kind }) => kind !== 'soft') : fresh;
  return counted.length > tolerance.fresh * after.tokens.length;
}

/**
 * A light word may stand where a telling one was: "sits" became "stands", "the file" became "the page". Of the words
 * of showing, one may stand for another.
 */
function replaced(before: Statement, after: Statement): boolean {
  const shown = [...before.light].some((word) => showing.has(word));
  return (
    after.tokens.length <= 4 &&
    [...after.light].some((word) => !before.light.has(word) && !(shown && showing.has(word)))
  );
}

/** A list has lost an item. */
function shortened(before: Statement, after: Statement): boolean {
  return before.breaks.size > after.breaks.size;
}

/** What a thing is in, not what it is: differences of these alone are of one thing at two times. */
function isState({ kind }: Token): boolean {
  return kind === 'number' || kind === 'polarity' || kind === 'trouble';
}

/** What only the one and only the other has, but for a window that is now called a dialog. */
function differences(before: Statement, after: Statement): [fresh: Token[], lost: Token[]] {
  const both = [missing(after, before), missing(before, after)] as [Token[], Token[]];
  const called = both.map((tokens) => tokens.filter(({ key }) => containers.has(key)));
  if (called.some(({ length }) => length !== 1) || after.tokens.length < 3) return both;
  return both.map((tokens) => tokens.filter(({ key }) => !containers.has(key))) as [Token[], Token[]];
}

/** The tokens of `one` that `other` has not, or less often. An article may stand for the number one. */
function missing(one: Statement, other: Statement): Token[] {
  const left = new Map(other.counts);
  let ones = other.articles;
  return one.tokens.filter(({ key, kind }) => {
    const count = left.get(key) ?? 0;
    if (count > 0) {
      left.set(key, count - 1);
      return false;
    }
    // "CPU usage and disk usage" is "CPU and disk usage": of words, once is enough.
    if ((kind === 'word' || kind === 'soft') && other.counts.has(key)) return false;
    if (key !== '1' || ones === 0) return true;
    ones -= 1;
    return false;
  });
}

/** Whether `part` is one stretch of `whole`, word by word. */
export function isPartOf(part: Statement, whole: Statement): boolean {
  const first = part.tokens[0]?.key;
  return (
    part.tokens.length < whole.tokens.length &&
    whole.tokens.some(
      ({ key }, start) =>
        key === first &&
        part.tokens.every(
          (token, index) =>
            token.key === whole.tokens[start + index]?.key &&
            !clash(token.form, whole.tokens[start + index]?.form ?? ''),
        ),
    )
  );
}

/** Whether `after` says a part of what `before` did, and nothing else. */
function isPart(
  before: Statement,
  after: Statement,
  fresh: readonly Token[],
  lost: readonly Token[],
): boolean {
  return fresh.length === 0 && lost.length > 0 && after.tokens.length > 1 && isPartOf(after, before);
}

/** "uploading" and "uploaded", "avó" and "avô". */
function formsClash(before: Statement, after: Statement): boolean {
  return after.tokens.some((token) => {
    const same = before.tokens.filter(({ key }) => key === token.key);
    return same.length > 0 && same.every((other) => formClashes(token, other));
  });
}

function formClashes(one: Token, other: Token): boolean {
  if (clash(one.form, other.form)) return true;
  return one.accented !== undefined && other.accented !== undefined && accentsDiffer(one, other);
}

/** Of two that are written with accents: the endings may differ, what is left not. */
function accentsDiffer({ accented: one = '' }: Token, { accented: other = '' }: Token): boolean {
  const length = Math.min(one.length, other.length) - 1;
  return one.length === other.length ? one !== other : one.slice(0, length) !== other.slice(0, length);
}
