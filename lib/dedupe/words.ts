/** Scripts that put no spaces between their words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Made on first need: it costs more than everything else here. */
let segmenter: Intl.Segmenter | undefined;

/** The words of a normalised sentence. */
export function wordsOf(sentence: string): string[] {
  if (sentence === '') return [];
  if (!unspaced.test(sentence)) return sentence.split(' ');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(sentence)].map(({ segment }) => segment).filter((word) => word !== ' ');
}
