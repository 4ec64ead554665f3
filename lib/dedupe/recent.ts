import { compare, equality, isPartOf, type News, OTHER_WORDS, type Tolerance } from './compare';
import type { Language } from './language';
import type { Statement } from './statement';

/** A shown reply that later ones are compared with. */
export interface Said {
  id: string;
  /** When it, or a repeat of it, was said last; ms. */
  at: number;
  language: Language | undefined;
  known: Known[];
}

/** A statement that the user has seen. */
export interface Known {
  statement: Statement;
  said: Said;
  /** The reply that said it last, by number. */
  seen: number;
  /** How many words it shares with the statement that was looked up as number `stamp`. */
  hits: number;
  stamp: number;
}

export interface Match {
  known: Known;
  /** 0 to 1. */
  similarity: number;
}

/** What is found for one statement. */
export interface Found {
  /** Where this was said already, the latest. */
  same?: Match;
  /** The latest statement of the same thing in another state: a newer one makes `same` old. */
  other?: { seen: number; why: News; similarity: number };
  /** What keeps the nearest one from being the same. */
  why: News;
  similarity: number;
}

export interface Limits {
  /** Shown replies that are remembered. */
  replies: number;
  /** For how long after they were last said, ms. */
  duration: number;
}

const NONE: ReadonlySet<Known> = new Set();

/** Of the statements that share a word with one, so many are counted. */
const MOST_TOUCHED = 600;
/** Of the statements that share words with one, so many of the nearest are looked at. */
const MOST_CANDIDATES = 12;
/** Statements of more words are compared for equality only: the time of the rest grows with their square. */
const MOST_TOKENS = 200;

/** What was said recently: replies by count and time, their statements by their words. */
export class Recent {
  #said = new Map<string, Said>();
  #byKey = new Map<string, Known>();
  #byToken = new Map<string, Set<Known>>();
  #stamp = 0;

  constructor(
    readonly limits: Limits,
    readonly tolerance: Tolerance,
    /** Whether the user has said of a pair of statements that they are not the same. */
    readonly toldApart: (before: Statement, after: Statement) => boolean,
  ) {}

  get size(): number {
    return this.#said.size;
  }

  has(id: string): boolean {
    return this.#said.has(id);
  }

  /** The reply that was shown, or repeated, last. */
  get newest(): Said | undefined {
    return [...this.#said.values()].at(-1);
  }

  /** Forgets what is too old at a time, and what is too many. */
  forgetBefore(now: number): void {
    for (const said of this.#said.values()) {
      if (this.#said.size <= this.limits.replies && now - said.at <= this.limits.duration) break;
      this.#forget(said);
    }
  }

  /** @param onlyEqual leaves out what takes time */
  find(statement: Statement, onlyEqual = false): Found {
    const found: Found = { why: 'nothing-alike', similarity: 0 };
    const equal = this.#byKey.get(statement.key);
    if (equal && !this.toldApart(equal.statement, statement)) {
      found.same = { known: equal, similarity: equality(equal.statement, statement) };
    }
    if (onlyEqual || statement.tokens.length > MOST_TOKENS) return found;
    const candidates = this.#candidates(statement);
    for (const known of candidates) if (known !== equal) this.#weigh(found, known, statement);
    if (!found.same && statement.language) found.same = this.#parts(statement, candidates);
    return found;
  }

  /** What two statements of one reply said, said in one: "it is on and it is set" for "It is on. It is set." */
  #parts(statement: Statement, candidates: readonly Known[]): Match | undefined {
    const whole = withoutSoft(statement);
    const parts = candidates.filter((known) => isPartOf(withoutSoft(known.statement), whole));
    for (const known of parts) {
      const together = parts.filter((part) => part.said === known.said || part.seen === known.seen);
      const said = new Map(together.map(({ statement }) => [textOf(withoutSoft(statement)), statement]));
      const length = [...said.values()].reduce((sum, each) => sum + withoutSoft(each).tokens.length, 0);
      if (said.size < 2 || length !== whole.tokens.length || !together.every(this.#isCurrent)) continue;
      return { known, similarity: OTHER_WORDS };
    }
    return undefined;
  }

  /** Whether nothing else was said of the same thing since. */
  #isCurrent = (known: Known): boolean => {
    const { other } = this.find(known.statement, false);
    return !other || other.seen <= known.seen;
  };

  #weigh(found: Found, known: Known, statement: Statement): void {
    const { same } = found;
    const result = compare(known.statement, statement, this.tolerance);
    const { similarity } = result;
    if (result.same && !this.toldApart(known.statement, statement)) {
      const newer = known.seen - (same?.known.seen ?? 0);
      if (!same || newer > 0 || (newer === 0 && similarity > same.similarity))
        found.same = { known, similarity };
      return;
    }
    const why = result.same ? 'told-apart' : result.why;
    if (similarity > found.similarity) Object.assign(found, { why, similarity });
    const alike = result.same || result.alike;
    if (alike && known.seen > (found.other?.seen ?? 0)) found.other = { seen: known.seen, why, similarity };
  }

  /** Those that share so many words with it that they may be alike, the nearest first. */
  #candidates({ counts }: Statement): Known[] {
    const touched: Known[] = [];
    this.#stamp += 1;
    // Rare words first: in a long list all lines share the common ones.
    const all = [...counts.keys()].map((key) => this.#byToken.get(key) ?? NONE);
    all.sort((a, b) => a.size - b.size);
    for (const those of all) {
      if (touched.length + those.size > MOST_TOUCHED && touched.length > 0) break;
      let left = MOST_TOUCHED;
      for (const known of those) {
        if (left-- === 0) break;
        if (known.stamp !== this.#stamp) {
          known.stamp = this.#stamp;
          known.hits = 0;
          touched.push(known);
        }
        known.hits += 1;
      }
    }
    const near = touched.filter(
      ({ hits, statement }) =>
        hits === counts.size ||
        hits === statement.counts.size ||
        hits * 4 >= counts.size + statement.counts.size,
    );
    if (near.length > MOST_CANDIDATES)
      near.sort((a, b) => b.hits - a.hits || b.seen - a.seen).splice(MOST_CANDIDATES);
    return near;
  }

  /** A reply is shown: from now on it is what others repeat. */
  add(id: string, at: number, number: number, statements: readonly Statement[]): void {
    const said: Said = this.#said.get(id) ?? { id, at, language: statements[0]?.language, known: [] };
    this.#said.set(id, said);
    for (const statement of statements) {
      const before = this.#byKey.get(statement.key);
      if (before) this.#drop(before);
      const known: Known = { statement, said, seen: number, stamp: 0, hits: 0 };
      said.known.push(known);
      this.#byKey.set(statement.key, known);
      for (const key of statement.counts.keys()) {
        const all = this.#byToken.get(key);
        if (all) all.add(known);
        else this.#byToken.set(key, new Set([known]));
      }
    }
  }

  /** What was said under one id was so under another, which stands visible. */
  rename(id: string, to: string): void {
    const said = this.#said.get(id);
    if (!said) return;
    this.#said.delete(id);
    const into = this.#said.get(to);
    if (into) {
      into.known.push(...said.known);
      for (const known of said.known) known.said = into;
    } else {
      said.id = to;
      this.#said.set(to, said);
    }
  }

  /** A statement is repeated: it and its reply stay for longer. */
  touch(statement: Statement, { known }: Match, at: number, number: number): void {
    known.seen = number;
    const equal = this.#byKey.get(statement.key);
    if (equal) equal.seen = number;
    known.said.at = at;
    this.#said.delete(known.said.id);
    this.#said.set(known.said.id, known.said);
  }

  #forget(said: Said): void {
    this.#said.delete(said.id);
    for (const known of said.known) this.#drop(known);
  }

  #drop(known: Known): void {
    if (this.#byKey.get(known.statement.key) === known) this.#byKey.delete(known.statement.key);
    for (const key of known.statement.counts.keys()) {
      const all = this.#byToken.get(key);
      all?.delete(known);
      if (all?.size === 0) this.#byToken.delete(key);
    }
  }
}

function textOf({ tokens }: Statement): string {
  return tokens.map(({ key }) => key).join(' ');
}

/** "The editor shows main.ts" says "the file main.ts is open". */
function withoutSoft(statement: Statement): Statement {
  return { ...statement, tokens: statement.tokens.filter(({ kind }) => kind !== 'soft') };
}
