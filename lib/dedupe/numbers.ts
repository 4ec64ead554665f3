/** Number words of English, Portuguese and Spanish, without accents; those of one language alone below. */
const common = words([
  'zero cero',
  'one',
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
  'thirteen treze trece',
  'fourteen catorze quatorze',
  'fifteen quinze quince',
  'sixteen dezesseis dieciseis',
  'seventeen dezessete diecisiete',
  'eighteen dezoito dieciocho',
  'nineteen dezenove diecinueve',
  'twenty vinte veinte',
]);
const spanish = new Map(Object.entries({ dos: '2', once: '11', doce: '12' }));

/** They may stand for one, and their coming and going means nothing. */
export const articles: ReadonlySet<string> = new Set(['a', 'an', 'um', 'uma', 'un', 'una', 'uno']);

const DIGITS = /^\p{Nd}+(?:[.,:]\p{Nd}+)*$/u;

/** @returns the number in digits, or undefined for a word that is none */
export function numberOf(word: string, language: string | undefined): string | undefined {
  if (DIGITS.test(word)) return canonical(word);
  return (language === 'es' ? spanish.get(word) : undefined) ?? common.get(word);
}

/** "1,000" and "1.000" are 1000, "3,5" and "3.50" are 3.5; versions, dates and times stay as they are. */
function canonical(number: string): string {
  if (/^[1-9]\d{0,2}([.,]\d{3})+$/.test(number)) return number.replace(/[.,]/g, '');
  if (/^[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(number)) return String(Number(number.replaceAll(',', '')));
  if (/^[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(number)) {
    return String(Number(number.replaceAll('.', '').replace(',', '.')));
  }
  if (/^\d+[.,]\d+$/.test(number)) return String(Number(number.replace(',', '.')));
  return /^\d{1,15}$/.test(number) ? String(Number(number)) : number;
}

function words(lines: string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line, number) => line.split(' ').map((word) => [word, String(number)] as const)),
  );
}
