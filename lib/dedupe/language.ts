/** Languages whose polarity and error words are known. */
export type Language = 'en' | 'pt' | 'es';

/** Small words that are frequent in one of them and no word of the others. */
const marks = new Map<string, Language>(
  Object.entries({
    en: 'the is are of and with this that it has was by from at',
    pt: 'o os do da das em uma um e ao na nao com sao foi pela pelo ha',
    es: 'el los las del en un y al con son fue se hay es lo la',
  }).flatMap(([language, words]) => words.split(' ').map((word) => [word, language as Language] as const)),
);

/** @returns undefined when no small word tells: another language, or a few bare words */
export function languageOf(words: readonly string[]): Language | undefined {
  const counts = { en: 0, pt: 0, es: 0 };
  for (const word of words) {
    const language = marks.get(word);
    if (language) counts[language] += 1;
  }
  const languages: Language[] = ['en', 'pt', 'es'];
  const best = languages.reduce((left, right) => (counts[right] > counts[left] ? right : left));
  return counts[best] > 0 ? best : undefined;
}
