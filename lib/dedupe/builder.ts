import type { Language } from './language';
import { negates } from './lead-ins';
import { currencies, empty, light, qualifying, ranking, soft } from './lexicon';
import { withoutAccents } from './normalise';
import { articles, numberOf } from './numbers';
import { sides } from './opposites';
import type { Kind, Names, Statement, Token } from './statement';
import { stemOf } from './stem';
import { standing } from './synonyms';
import { verbStem } from './verbs';

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
/** Where the doer, or the place, follows what is done. */
const DOERS = new Set(['by', 'por', 'pelo', 'pela', 'in', 'em', 'no', 'na', 'en']);
/** "was written", "foi escrito". */
const AUXILIARIES = new Set(
  'is are was were been being sao foi foram sendo es son fue fueron siendo'.split(' '),
);
/** Of no regular ending. */
const PARTICIPLES = new Set(
  'hit set cut put read escrito escrita feito feita visto vista hecho hecha'.split(' '),
);
/** Of what is about a picture as a whole: "The image shows …". */
const SHOWING = new Set(
  'shows displays contains features depicts mostra exibe contem apresenta muestra contiene'.split(' '),
);
const AND = new Set(['and', 'or', 'e', 'ou', 'y', 'u', '&', '+']);

/** Puts a statement together, word by word. */
export class Builder {
  #tokens: Token[] = [];
  #light = new Set<string>();
  #breaks = new Set<number>();
  #denied = new Set<number>();
  #articles = 0;
  #ranks = false;
  #passive = false;
  #directed = false;
  #doer: number | undefined;
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
    if (DOERS.has(plain) && this.#isDone(words, index)) this.#doer ??= this.#tokens.length;
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
    else if (this.language === 'pt' && plain === 'so')
      this.#push({ key: 'only', kind: 'polarity', form: '' });
    else if (isMorning(words, index)) this.#push({ key: 'am', kind: 'number', form: '' });
    else if (this.language && empty.has(plain)) return;
    else if (this.language && (isLight(plain, words[index + 1]) || isWholePicture(plain, words[index + 1])))
      this.#light.add(plain);
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
    const { stem, form: ending } = verbStem(plain, this.language) ?? stemOf(plain, this.language);
    const form = ending === 'ed' && this.#underWay ? 'ing' : ending;
    if (ending === 'ed') this.#underWay = false;
    const stands = standing.get(plain);
    if (stands) return { key: stands, kind: kindOf(stands), form: form.length > 1 ? form : '' };
    const kind = /\p{N}/u.test(plain) ? 'number' : this.names.capital.has(word) ? 'name' : kindOf(plain);
    return { key: standing.get(stem) ?? stem, kind, form, accented: accented(word, plain) };
  }

  #push(token: Token): void {
    this.#tokens.push(token);
  }

  /** "was written" before "by". */
  #isDone(words: readonly string[], index: number): boolean {
    const plain = words.slice(Math.max(0, index - 3), index).map(withoutAccents);
    const over = this.#tokens.at(-1)?.form === 'ed' || PARTICIPLES.has(plain.at(-1) ?? '');
    return over && this.#tokens.length > 1 && plain.slice(0, -1).some((word) => AUXILIARIES.has(word));
  }

  end(text: string, asks: boolean): Statement {
    const tokens = this.#tokens;
    const counts = new Map<string, number>();
    for (const { key } of tokens) counts.set(key, (counts.get(key) ?? 0) + 1);
    const key = tokens.map(({ key, form, accented }) => (accented ? `${accented}` : key + form)).join(' ');
    return {
      key: `${key}${this.#doer ? ` @${this.#doer}` : ''}${asks ? ' ?' : ''}`,
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
      doer: this.#doer,
      asks,
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

/** "7 am" */
function isMorning(words: readonly string[], index: number): boolean {
  return words[index] === 'am' && /^\d/.test(words[index - 1] ?? '');
}

/** "is called main.ts", but "was called by Ana" */
function isLight(plain: string, next: string | undefined): boolean {
  return light.has(plain) && next !== 'by' && next !== 'por';
}

function isWholePicture(plain: string, next = ''): boolean {
  return standing.get(plain) === 'picture' && SHOWING.has(withoutAccents(next));
}

function kindOf(word: string): Kind {
  if (TROUBLE.has(word)) return 'trouble';
  if (qualifying.has(word)) return 'polarity';
  if (currencies.has(word)) return 'name';
  return soft.has(word) ? 'soft' : 'word';
}
