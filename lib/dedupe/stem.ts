import type { Language } from './language';

/** A word without its ending, and which ending it was where that can make another thing of it. */
export interface Stem {
  stem: string;
  /** `ing` is under way, `ed` is over; two different vowels make two words. Empty goes with all. */
  form: '' | 'ing' | 'ed' | 'a' | 'e' | 'o';
}

const WHOLE: Stem['form'] = '';

/** Light on purpose: two words that become one by mistake hide a change, two that stay two only show a repeat. */
export function stemOf(word: string, language: Language | undefined): Stem {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return { stem: word, form: WHOLE };
  if (language === 'en') return english(word);
  return language ? romance(word) : { stem: word, form: WHOLE };
}

function english(word: string): Stem {
  if (word.length > 5 && word.endsWith('ing')) return { stem: base(word.slice(0, -3)), form: 'ing' };
  if (word.length > 4 && word.endsWith('ied')) return { stem: base(`${word.slice(0, -3)}y`), form: 'ed' };
  if (word.length > 4 && word.endsWith('ed')) return { stem: base(word.slice(0, -2)), form: 'ed' };
  if (word.length > 4 && word.endsWith('ies')) return { stem: base(`${word.slice(0, -3)}y`), form: WHOLE };
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return { stem: base(word.slice(0, -2)), form: WHOLE };
  if (/[^sui]s$/.test(word)) return { stem: base(word.slice(0, -1)), form: WHOLE };
  return { stem: base(word), form: WHOLE };
}

/** "stopp" is "stop", "compile" is "compil". */
function base(stem: string): string {
  if (stem.length > 3 && /([bdgklmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

function romance(word: string): Stem {
  const under = /^(\w{2,})(?:ando|endo|indo|iendo)$/.exec(word);
  if (under) return { stem: under[1] ?? word, form: 'ing' };
  const over =
    /^(\w{3,})(?:[ai]d[ao]s?)$/.exec(word) ?? /^(\w{3,})(?:ou|aram|eram|iram|aron|ieron)$/.exec(word);
  if (over) return { stem: over[1] ?? word, form: 'ed' };
  const one = singular(word);
  const vowel = /^(\w{3,})([aeo])$/.exec(one);
  if (vowel) return { stem: vowel[1] ?? one, form: vowel[2] as Stem['form'] };
  return { stem: one, form: WHOLE };
}

function singular(word: string): string {
  if (/(?:oes|aes)$/.test(word)) return `${word.slice(0, -3)}ao`;
  if (/(?:ais|eis)$/.test(word)) return `${word.slice(0, -2)}l`;
  if (word.endsWith('ns')) return `${word.slice(0, -2)}m`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Whether two endings of one stem say different things. */
export function clash(one: Stem['form'], other: Stem['form']): boolean {
  if (one === other || one === WHOLE || other === WHOLE) return false;
  const aspects = Number(one.length > 1) + Number(other.length > 1);
  return aspects !== 1;
}
