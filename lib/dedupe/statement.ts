import type { Language } from './language';
import type { Stem } from './stem';

/** What a word is to the comparison. */
/** `soft`: a noun that goes along with another one, "the file main.ts". */
export type Kind = 'word' | 'soft' | 'number' | 'polarity' | 'trouble' | 'name' | 'light';

export interface Token {
  /** Equal for words that say the same. */
  key: string;
  kind: Kind;
  form: Stem['form'];
  /** With its accents, where it has any. */
  accented?: string;
}

/** One thing that is said, read once for everything that compares it. */
export interface Statement {
  /** Equal for statements that say the same in the same order. */
  key: string;
  /** Equal for those that say it in the same words. */
  text: string;
  language: Language | undefined;
  /** In order; the light ones are kept apart. */
  tokens: Token[];
  counts: ReadonlyMap<string, number>;
  light: ReadonlySet<string>;
  /** How many tokens stand before each comma or "and": what may change places. */
  breaks: ReadonlySet<number>;
  articles: number;
  /** Its places are the news. */
  ranks: boolean;
  /** "from … to …": places are the news. */
  directed: boolean;
  /** "… by …": the doer comes last. */
  passive: boolean;
  /** Of "the report was written by Ana", which token "Ana" is. */
  doer: number | undefined;
  asks: boolean;
}

/** What is named in a statement, word by word in lower case. */
export interface Names {
  /** With a capital within the sentence. */
  capital: ReadonlySet<string>;
  /** Quoted, code, or part of a path: they are no words of a language. */
  exact: ReadonlySet<string>;
}
