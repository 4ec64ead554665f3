/**
 * Decides, sentence by sentence, what of a reply says nothing that recent ones did not. A hidden change is worse
 * than a shown repeat, so whatever is in doubt is shown. Only for automatic replies: the answer to a question is
 * never a repeat.
 */
import type { Fold, Sensitivity } from '../model';
import { compare, type News, type Tolerance } from './compare';
import { normalise, withoutAccents } from './normalise';
import { type ReadUnit, read } from './reading';
import { type Found, type Limits, type Match, Recent } from './recent';
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

type Findings = ReadonlyMap<Statement, Found>;

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
    for (const match of repeats.values()) this.#recent.touch(match, at, this.#number);
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
    if (this.#options.level === 'exact') this.#texts.set(plain(text), id);
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

type Repeats = ReadonlyMap<Statement, Match>;

/** The statements that only repeat, with what they repeat. */
function repeatsIn(statements: readonly Statement[], found: Findings): Repeats {
  const repeats = new Map<Statement, Match>();
  for (const statement of statements) {
    const same = found.get(statement)?.same;
    if (same && !isBack(statement, found)) repeats.set(statement, same);
  }
  return repeats;
}

/**
 * Whether a statement was true, then another one of the same thing was, and now it is again: that is news. It is
 * none when the whole screen has come back, and the other one was said of another screen.
 */
function isBack(statement: Statement, found: Findings): boolean {
  const { same, other } = found.get(statement) ?? {};
  if (!same || !other || other.seen <= same.known.seen) return false;
  const rest = [...found].flatMap(([each, { same }]) =>
    each !== statement && same ? [same.known.seen] : [],
  );
  return rest.filter((seen) => seen >= other.seen).length * 2 >= rest.length;
}

/** The units that say nothing new, joined where they follow each other. */
function foldsIn(units: readonly ReadUnit[], repeats: Repeats): Fold[] {
  const folds: Fold[] = [];
  let open: Fold | undefined;
  for (const { from, to, statements } of units) {
    const matches = statements.map((statement) => repeats.get(statement));
    const known = matches.filter((match) => match !== undefined);
    if (known.length < matches.length) open = undefined;
    else if (open && (known.length === 0 || open.of === mostOf(known))) {
      open.to = to;
      open.similarity = Math.min(open.similarity, mean(known));
    } else if (known.length > 0) {
      open = { from, to, of: mostOf(known), similarity: mean(known) };
      folds.push(open);
    }
  }
  return folds;
}

function newsIn(found: Findings, repeats: Repeats): News {
  const fresh = [...found].flatMap(([statement, each]) => (repeats.has(statement) ? [] : [each]));
  const nearest = fresh.reduce((a, b) => ((b.other ?? b).similarity > (a.other ?? a).similarity ? b : a));
  return nearest.same ? (nearest.other?.why ?? nearest.why) : nearest.why;
}

/** The reply that most of them are from. */
function mostOf(matches: readonly Match[]): string {
  const counts = new Map<string, number>();
  for (const { known } of matches) counts.set(known.said.id, (counts.get(known.said.id) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? '';
}

/** How much of a reply was said before, by its words. */
function shareOf(found: Findings, repeats: Repeats): number {
  let all = 0;
  let known = 0;
  for (const [statement, each] of found) {
    const weight = statement.tokens.length;
    all += weight;
    known += weight * (repeats.get(statement)?.similarity ?? Math.min(each.similarity, 0.99));
  }
  return known / all;
}

function mean(matches: readonly Match[]): number {
  if (matches.length === 0) return 1;
  return matches.reduce((sum, { similarity }) => sum + similarity, 0) / matches.length;
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
