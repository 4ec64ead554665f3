import { Builder } from './builder';
import { clausesOf } from './clauses';
import { type Language, languageOf, VIETNAMESE } from './language';
import { saysSame, withoutLeadIns } from './lead-ins';
import { normalise, withoutAccents } from './normalise';
import type { Names, Statement } from './statement';
import { standing } from './synonyms';
import { type Unit, unitsOf } from './units';
import { wordsOf } from './words';

/** A unit of a reply and what it says. A unit that says nothing (a rule, "no change") has no statements. */
export interface ReadUnit extends Pick<Unit, 'from' | 'to'> {
  statements: Statement[];
}

/** Sentences come again far more often than they are new. */
const known = new Map<string, Statement[]>();
const MOST_KNOWN = 2000;

/** @param fallback the language of what was said before, for a reply whose own words do not tell */
export function read(text: string, fallback?: Language): ReadUnit[] {
  const language = languageOf(text, fallback);
  return unitsOf(text).map(({ from, to, sentences }) => ({
    from,
    to,
    statements: sentences.flatMap((sentence) => remembered(sentence, language)),
  }));
}

function remembered(sentence: string, language: Language | undefined): Statement[] {
  const key = `${language ?? ''}:${sentence}`;
  const before = known.get(key);
  if (before) return before;
  const statements = clausesOf(sentence, language)
    .map((clause) => statementOf(clause, language, namesIn(clause)))
    .filter(({ tokens }) => tokens.length > 0);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, statements);
  return statements;
}

function statementOf(text: string, language: Language | undefined, names: Names): Statement {
  const all = wordsOf(normalise(text));
  const words = withoutLeadIns(all, language);
  const builder = new Builder(language, names, VIETNAMESE.test(text));
  for (const [index, word] of words.entries()) builder.take(word, words, index);
  if (builder.isEmpty && !all.some((word) => saysSame(word, language))) builder.takeAll(all);
  return builder.end(withoutAccents(words.join(' ')), asks(text, all));
}

/** A question of its own; one that something on the screen asks is told of. */
function asks(text: string, words: readonly string[]): boolean {
  return /[?？][\s*_)]*$/u.test(text) && !words.some((word) => standing.get(withoutAccents(word)) === 'asks');
}

/** Code, quotations, paths and identifiers. */
const EXACT =
  /`([^`\n]+)`|["“«„「]([^"”»“」\n]{1,80})["”»“」]|[\p{L}\p{N}]+(?:[_/\\@.]+[\p{L}\p{N}]+)+|\p{L}+-\p{N}[\p{L}\p{N}]*/gu;
/** A word with a capital that starts no sentence. */
const CAPITAL = /(?<=[\p{L}\p{N},;:)][*_"]{0,2} [*_("]{0,3})\p{Lu}[\p{L}\p{N}]*/gu;

function namesIn(text: string): Names {
  return { exact: found(text, EXACT), capital: found(text, CAPITAL) };
}

function found(text: string, pattern: RegExp): Set<string> {
  const words = new Set<string>();
  for (const [whole] of text.matchAll(pattern)) {
    for (const [word] of whole.toLowerCase().matchAll(/[\p{L}\p{N}\p{M}]+/gu)) words.add(word);
  }
  return words;
}
