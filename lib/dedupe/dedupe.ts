/**
 * Decides, sentence by sentence, what of a reply says nothing that recent ones did not. A hidden change is worse
 * than a shown repeat, so whatever is in doubt is shown. Only for automatic replies: the answer to a question is
 * never a repeat.
 */
import type { Fold, Sensitivity } from '../model';
import { compare, type News, type Tolerance } from './compare';
import { type Findings, foldsIn, mostOf, newsIn, type Repeats, repeatsIn, shareOf } from './findings';
import { normalise, withoutAccents } from './normalise';
import { type ReadUnit, read } from './reading';
import { type Limits, Recent } from './recent';
import type { Statement } from './statement';

export type Verdict =
  | { hide: true; of: string; method: 'equal' | 'similar'; similarity: number }
  /** `why`: of what is most telling among the news; `similarity` to what was said is of all of it. */
  | { hide: false; folds: Fold[]; similarity: number; why: News | 'empty' | 'first' };

export interface Options {
  /** `exact` hides a reply that is a shown one but for case, accents, Markdown and punctuation. */
  level: 'exact' | 'similar';
  sensitivity: Sensitivity;
}

/** What is repeated within ten minutes is a repeat; what comes again later is worth saying again. */
export const LIMITS: Limits = { replies: 50, duration: 10 * 60_000 };

/** What a reply with more statements says is compared for equality only: nobody writes so much in a few seconds. */
const MOST_STATEMENTS = 300;

const TOLERANCES: Record<Sensitivity, Tolerance> = {
  careful: { least: 0.9, fresh: 0 },
  balanced: { least: 0.6, fresh: 0 },
  bold: { least: 0.5, fresh: 0.2 },
};

export class Dedupe {
  #recent: Recent;
  #options: Options;
  #number = 0;
  #distinct = new Set<string>();
  /** Which shown reply had this text, for `exact`. */
  #texts = new Map<string, string>();

  constructor(options: Options, limits = LIMITS) {
    this.#options = options;
    this.#recent = new Recent(limits, TOLERANCES[options.sensitivity], (before, after) =>
      this.#distinct.has(pairOf(before, after)),
    );
  }

  /** Judges the next reply and remembers it. @param at when its picture was taken, ms, ascending */
  take(id: string, at: number, text: string): Verdict {
    this.#number += 1;
    this.#recent.forgetBefore(at);
    const units = read(text, this.#recent.newest?.language);
    const statements = statementsOf(units);
    const found: Findings = new Map(
      statements.map((each) => [each, this.#recent.find(each, statements.length > MOST_STATEMENTS)]),
    );
    const repeats = repeatsIn(statements, found);
    const verdict = this.#verdict(units, found, repeats, text);
    for (const [each, match] of repeats) this.#recent.touch(each, match, at, this.#number);
    if (!verdict.hide)
      this.#add(
        id,
        at,
        text,
        statements.filter((each) => !repeats.has(each)),
      );
    return verdict;
  }

  /** Remembers a reply that is shown whatever it says, such as what was said of saved pictures. */
  keep(id: string, at: number, text: string): void {
    this.#number += 1;
    this.#recent.forgetBefore(at);
    this.#add(id, at, text, statementsOf(read(text)));
  }

  /** A reply that was taken as shown is hidden after all, as one that repeats `of`. */
  hideAs(id: string, of: string): void {
    this.#recent.rename(id, of);
  }

  /** The user says that `after` is no repeat of `before`: what was the same in them is so no more. */
  tellApart(before: string, after: string): void {
    const [one, other] = [before, after].map((text) => statementsOf(read(text)));
    const pairs = (one ?? []).flatMap((a) => (other ?? []).map((b) => [a, b] as const));
    const alike = pairs.filter(([a, b]) => a.text !== b.text && compare(a, b, this.#tolerance).same);
    const equal = pairs.filter(([a, b]) => a.text === b.text);
    for (const [a, b] of alike.length > 0 ? alike : equal) {
      this.#distinct.add(pairOf(a, b));
      this.#distinct.add(pairOf(b, a));
    }
  }

  get #tolerance(): Tolerance {
    return TOLERANCES[this.#options.sensitivity];
  }

  #add(id: string, at: number, text: string, statements: readonly Statement[]): void {
    this.#recent.add(id, at, this.#number, statements);
    if (this.#options.level !== 'exact') return;
    for (const [known, said] of this.#texts) if (!this.#recent.has(said)) this.#texts.delete(known);
    this.#texts.set(plain(text), id);
  }

  #verdict(units: readonly ReadUnit[], found: Findings, repeats: Repeats, text: string): Verdict {
    const newest = this.#recent.newest;
    if (!newest || !plain(text))
      return { hide: false, folds: [], similarity: 0, why: newest ? 'empty' : 'first' };
    // All it says is that nothing has changed.
    if (found.size === 0) return { hide: true, of: newest.id, method: 'similar', similarity: 1 };
    const similarity = shareOf(found, repeats);
    if (repeats.size < found.size) {
      const folds = this.#options.level === 'exact' ? [] : foldsIn(units, repeats);
      return { hide: false, folds, similarity, why: newsIn(found, repeats) };
    }
    const of = mostOf([...repeats.values()]);
    if (this.#options.level === 'similar')
      return { hide: true, of, method: similarity === 1 ? 'equal' : 'similar', similarity };
    const equal = this.#texts.get(plain(text));
    if (equal && this.#recent.has(equal)) return { hide: true, of: equal, method: 'equal', similarity: 1 };
    return { hide: false, folds: [], similarity, why: 'words' };
  }
}

function statementsOf(units: readonly ReadUnit[]): Statement[] {
  return [...new Set(units.flatMap(({ statements }) => statements))];
}

function pairOf(before: Statement, after: Statement): string {
  return `${before.text}\n${after.text}`;
}

/** A text but for case, accents, Markdown and punctuation. */
function plain(text: string): string {
  return withoutAccents(normalise(text)).replaceAll(' ,', '');
}
