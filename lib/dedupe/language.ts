import { withoutAccents } from './normalise';

/** Languages whose words are known. */
export type Language = 'en' | 'pt' | 'es';

/** Small words that are frequent in one of them, or in two, and no word of the others. */
const marks = new Map<string, (Language | 'other')[]>();
for (const [languages, words] of [
  [
    'en',
    'the is are of and with this that it has was by from at in to for there on shows not been its still an about new two which will into up',
  ],
  [
    'pt',
    'o os do da das em uma um e ao na nao com sao foi pela pelo ha tem ainda mais ou tela mostra pagina seu nos mensagem janela arquivo diz custa preco dois duas quatro painel aberto aberta exibe esquerda direita foram falhou passou terminou ligado teste erro erros senha caixa imagem artigo jogador botao',
  ],
  [
    'es',
    'el los las del en un y al con son fue hay es lo la muestra sigue una pantalla ha mensaje ventana archivo dice cuesta precio dos cuatro abierto abierta boton fueron prueba correo imagen articulo jugador informe',
  ],
  ['pt es', 'esta de que se como para por sin'],
  [
    'other',
    `der die das ist nicht und ein eine mit auf fur im den dem zu von le les est pas et des du dans avec une sur il lo
     gli non di che sono della nel het een niet van op och inte att ikke og det nie jest w z na czy`,
  ],
] as const) {
  for (const word of words.trim().split(/\s+/)) {
    marks.set(word, [...(marks.get(word) ?? []), ...(languages.split(' ') as (Language | 'other')[])]);
  }
}
for (const [letters, language] of [
  ['ãõç', 'pt'],
  ['ñ¿¡', 'es'],
] as const) {
  for (const letter of letters) marks.set(letter, [language]);
}

const WORD = /\p{L}+|[¿¡]/gu;
const TELLING = /[ãõçñ¿¡]/gu;

/** Tones make other words of the same letters: "má" is not "ma". No other language has these letters. */
export const VIETNAMESE = /[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

const LATIN_ALONE = /^[\p{Script=Latin}\P{L}]*$/u;

/**
 * @param fallback for a few bare words that do not tell
 * @returns undefined for another language
 */
export function languageOf(text: string, fallback?: Language): Language | undefined {
  if (VIETNAMESE.test(text)) return undefined;
  const counts = { en: 0, pt: 0, es: 0, other: 0 };
  const lower = text.toLowerCase();
  for (const [word] of lower.matchAll(WORD)) {
    const of = word.length < 9 ? marks.get(withoutAccents(word)) : undefined;
    if (of) for (const language of of) counts[language] += 1;
  }
  for (const [letter] of lower.matchAll(TELLING)) {
    for (const language of marks.get(letter) ?? []) counts[language] += 1;
  }
  const languages = ['en', 'pt', 'es', 'other'] as const;
  const best = languages.reduce((left, right) => (counts[right] > counts[left] ? right : left));
  if (counts[best] === 0) return LATIN_ALONE.test(lower) ? fallback : undefined;
  return best === 'other' ? undefined : best;
}
