import type { Reading } from './reading';

/** Number words. Those that are also other words are in `loose` below. */
const named = new Map<string, string>();
for (const [index, words] of [
  'zero cero',
  '',
  'two dois duas',
  'three tres',
  'four quatro cuatro',
  'five cinco',
  'six seis',
  'seven sete siete',
  'eight oito ocho',
  'nine nove nueve',
  'ten dez diez',
  'eleven onze',
  'twelve doze',
].entries()) {
  for (const word of words.split(' ').filter(Boolean)) named.set(word, String(index));
}

/** Also articles and prepositions: they may stand for their number, and their coming and going means nothing. */
const loose = new Map(
  Object.entries({
    one: '1',
    a: '1',
    an: '1',
    um: '1',
    uma: '1',
    un: '1',
    una: '1',
    uno: '1',
    dos: '2',
    once: '11',
    doce: '12',
  }),
);

/** Whether the texts name different numbers, or a different number of times. "3 errors" is "three errors". */
export function numbersChanged(before: Reading, after: Reading): boolean {
  const left = numbersIn(before);
  const right = numbersIn(after);
  return exceeds(left, right) || exceeds(right, left);
}

interface Numbers {
  firm: Map<string, number>;
  loose: Map<string, number>;
}

function numbersIn({ text, sentences }: Reading): Numbers {
  const found: Numbers = { firm: new Map(), loose: new Map() };
  for (const [number] of text.matchAll(digits)) add(found.firm, canonical(number));
  for (const words of sentences) {
    for (const word of words) {
      add(found.firm, named.get(word));
      add(found.loose, loose.get(word));
    }
  }
  return found;
}

const digits = /\p{Nd}+(?:[.,:]\p{Nd}+)*/gu;

function exceeds(one: Numbers, other: Numbers): boolean {
  return [...one.firm].some(
    ([number, count]) => count > (other.firm.get(number) ?? 0) + (other.loose.get(number) ?? 0),
  );
}

/** "1,000" and "1.000" are 1000, "3,5" and "3.50" are 3.5; versions, dates and times stay as they are. */
function canonical(number: string): string {
  if (/^[1-9]\d{0,2}([.,]\d{3})+$/.test(number)) return number.replace(/[.,]/g, '');
  if (/^\d+[.,]\d+$/.test(number)) return String(Number(number.replace(',', '.')));
  return /^\d{1,15}$/.test(number) ? String(Number(number)) : number;
}

function add(counts: Map<string, number>, key: string | undefined): void {
  if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
}
