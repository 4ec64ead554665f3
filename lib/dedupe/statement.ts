import { type Language, VIETNAMESE } from './language';
import { negates, saysSame, withoutLeadIns } from './lead-ins';
import { empty, light, qualifying, ranking, soft, standing } from './lexicon';
import { normalise, withoutAccents } from './normalise';
import { articles, numberOf } from './numbers';
import { sides } from './opposites';
import { type Stem, stemOf } from './stem';
import { wordsOf } from './words';

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
}

const DENIAL = '¬';
/** How far a denial reaches: "no longer connected", "not currently enabled". */
const REACH = 2;
const TROUBLE = new Set(
  'error exception warning stacktrace crash crashed fatal panic timeout missing broken denied lost expired conflict problem danger declined blocked'.split(
    ' ',
  ),
);
const BEING = new Set(['being', 'sendo', 'siendo']);
const DIRECTED = new Set(['from', 'to', 'into', 'towards', 'than', 'over', 'para', 'hacia', '→', '>', '<']);
const AND = new Set(['and', 'or', 'e', 'ou', 'y', 'u', '&', '+']);

/** What is named in a statement, word by word in lower case. */
export interface Names {
  /** With a capital within the sentence. */
  capital: ReadonlySet<string>;
  /** Quoted, code, or part of a path: they are no words of a language. */
  exact: ReadonlySet<string>;
}

export function statementOf(text: string, language: Language | undefined, names: Names): Statement {
  const all = wordsOf(normalise(text));
  const words = withoutLeadIns(all, language);
  const builder = new Builder(language, names, VIETNAMESE.test(text));
  for (const [index, word] of words.entries()) builder.take(word, words, index);
  if (builder.isEmpty && !all.some((word) => saysSame(word, language))) builder.takeAll(all);
  return builder.end(withoutAccents(words.join(' ')));
}

class Builder {
  #tokens: Token[] = [];
  #light = new Set<string>();
  #breaks = new Set<number>();
  #denied = new Set<number>();
  #articles = 0;
  #ranks = false;
  #passive = false;
  #directed = false;
  /** "being" makes what follows one that is under way. */
  #underWay = false;

  constructor(
    readonly language: Language | undefined,
    readonly names: Names,
    readonly tonal: boolean,
  ) {}

  get isEmpty(): boolean {
    return this.#tokens.length === 0;
  }

  /** Small words that are all there is: "The screen." */
  takeAll(words: readonly string[]): void {
    for (const word of words)
      if (word !== ',') this.#push({ key: withoutAccents(word), kind: 'word', form: '' });
  }

  take(word: string, words: readonly string[], index: number): void {
    const plain = withoutAccents(word);
    if (word === ',' || AND.has(word)) {
      this.#breaks.add(this.#tokens.length);
      return;
    }
    if (ranking.has(plain)) this.#ranks = true;
    if (plain === 'by' || plain === 'por') this.#passive = true;
    if (BEING.has(plain)) this.#underWay = true;
    if (DIRECTED.has(plain)) this.#directed = true;
    if (this.names.exact.has(word)) this.#name(word, plain);
    else if (articles.has(plain)) this.#articles += 1;
    else if (negates(plain, this.language)) this.#deny(words, index);
    else this.#say(word, plain, words, index);
  }

  #deny(words: readonly string[], from: number): void {
    for (let index = from + 1; index <= from + REACH; index += 1) {
      const plain = withoutAccents(words[index] ?? '');
      if (!sides.has(plain)) continue;
      this.#denied.add(index);
      return;
    }
    this.#push({ key: DENIAL, kind: 'polarity', form: '' });
  }

  #say(word: string, plain: string, words: readonly string[], index: number): void {
    const side = isPlace(plain, words, index) ? undefined : sides.get(plain);
    if (side) {
      const minus = side.minus !== this.#denied.has(index);
      const key = `${minus ? '-' : '+'}${side.pair}`;
      if (key === OPEN) this.#light.add(key);
      else this.#push({ key, kind: 'polarity', form: '' });
      return;
    }
    const number = numberOf(plain, this.language);
    if (number === '0') this.#push({ key: DENIAL, kind: 'polarity', form: '' });
    else if (number) this.#push({ key: number, kind: 'number', form: '' });
    else if (this.language && empty.has(plain)) return;
    else if (this.language && light.has(plain)) this.#light.add(plain);
    else this.#push(this.#word(word, plain));
  }

  #name(word: string, plain: string): void {
    const number = numberOf(plain, this.language);
    if (number) this.#push({ key: number, kind: 'number', form: '' });
    else
      this.#push({
        key: stemOf(plain, this.language).stem,
        kind: 'name',
        form: '',
        accented: accented(word, plain),
      });
  }

  #word(word: string, plain: string): Token {
    if (this.tonal) return { key: word, kind: 'word', form: '' };
    const stands = standing.get(plain);
    if (stands) return { key: stands, kind: kindOf(stands), form: '' };
    const { stem, form: ending } = stemOf(plain, this.language);
    const form = ending === 'ed' && this.#underWay ? 'ing' : ending;
    if (ending === 'ed') this.#underWay = false;
    const kind = /\p{N}/u.test(plain) ? 'number' : this.names.capital.has(word) ? 'name' : kindOf(plain);
    return { key: standing.get(stem) ?? stem, kind, form, accented: accented(word, plain) };
  }

  #push(token: Token): void {
    this.#tokens.push(token);
  }

  end(text: string): Statement {
    const tokens = this.#tokens;
    const counts = new Map<string, number>();
    for (const { key } of tokens) counts.set(key, (counts.get(key) ?? 0) + 1);
    const key = tokens.map(({ key, form, accented }) => (accented ? `${accented}` : key + form)).join(' ');
    return {
      key,
      text,
      language: this.language,
      tokens,
      counts,
      light: this.#light,
      breaks: this.#breaks,
      articles: this.#articles,
      ranks: this.#ranks,
      directed: this.#directed,
      passive: this.#passive,
    };
  }
}

function accented(word: string, plain: string): string | undefined {
  return word === plain ? undefined : word;
}

/** "The file is open" says no more of it than that it is shown. */
const OPEN = `+${sides.get('open')?.pair}`;

/** "is on" is a state, "on the left" is a place. */
function isPlace(word: string, words: readonly string[], index: number): boolean {
  if (word !== 'on' && word !== 'up' && word !== 'down') return false;
  const next = words[index + 1];
  return word === 'on' && next !== undefined && next !== ',' && !AND.has(next) && next !== 'but';
}

function kindOf(word: string): Kind {
  if (TROUBLE.has(word)) return 'trouble';
  if (qualifying.has(word)) return 'polarity';
  return soft.has(word) ? 'soft' : 'word';
}
