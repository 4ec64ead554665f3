import { type Language, languageOf } from './language';
import { normalise } from './normalise';

/** A text, read once for everything that compares it. */
export interface Reading {
  raw: string;
  /** Normalised. */
  text: string;
  sentences: string[][];
  words: ReadonlySet<string>;
  language: Language | undefined;
}

/** The two texts read last: the shown reply is compared with many that come after it. */
const recent: Reading[] = [];

export function read(raw: string): Reading {
  const known = recent.find((reading) => reading.raw === raw);
  if (known) return known;
  const reading = readAnew(raw);
  recent.unshift(reading);
  recent.length = Math.min(recent.length, 2);
  return reading;
}

function readAnew(raw: string): Reading {
  const text = normalise(raw);
  const sentences = text ? text.split('\n').map(toWords) : [];
  const all = sentences.flat();
  return { raw, text, sentences, words: new Set(all), language: languageOf(all) };
}

/** Scripts that put no spaces between their words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Made on first need: it costs more than everything else here. */
let segmenter: Intl.Segmenter | undefined;

/** The words of a normalised sentence. */
export function toWords(sentence: string): string[] {
  if (!unspaced.test(sentence)) return sentence.split(' ');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(sentence)].map(({ segment }) => segment).filter((word) => word !== ' ');
}
