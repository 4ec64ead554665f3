/**
 * Decides whether a reply says anything that the last shown one did not. A hidden change is worse than a shown
 * repeat, so whatever is in doubt is shown. Only for automatic replies: the answer to a question is never a repeat.
 */
import { nameAppeared } from './names';
import { numbersChanged } from './numbers';
import { polarityChanged, troubleAppeared } from './polarity';
import { type Reading, read } from './reading';
import { sentenceNews } from './sentences';
import { similarity } from './similarity';

export type Verdict =
  | { hide: true; method: 'equal' | 'similar'; similarity: number; why: 'equal' | 'similar' }
  | { hide: false; similarity: number; why: News };

/** What is new: nothing to compare, too little in common, or a small difference that matters. */
export type News =
  | 'empty'
  | 'long'
  | 'different'
  | 'number'
  | 'polarity'
  | 'trouble'
  | 'name'
  | 'sentence'
  | 'order';

/** From here on two replies are one said twice, if no guard objects. */
const SIMILAR = 0.9;
/** Where no list of words keeps watch over opposites. */
const SIMILAR_IN_UNKNOWN_LANGUAGE = 0.98;
/** Longer replies, in characters, are compared for equality only: the guards' time grows with their square. */
const LONGEST = 8000;

/** @param reply and @param lastShown as the model wrote them, in Markdown */
export function dedupe(reply: string, lastShown: string): Verdict {
  if (!reply.trim() || !lastShown.trim()) return { hide: false, similarity: 0, why: 'empty' };
  if (reply === lastShown) return { hide: true, method: 'equal', similarity: 1, why: 'equal' };
  if (Math.max(reply.length, lastShown.length) > LONGEST) return { hide: false, similarity: 0, why: 'long' };
  return compare(read(lastShown), read(reply));
}

function compare(before: Reading, after: Reading): Verdict {
  // Texts of nothing but punctuation are all the same after normalising, and were not before.
  if (!before.text || !after.text) return { hide: false, similarity: 0, why: 'different' };
  if (before.text === after.text) return { hide: true, method: 'equal', similarity: 1, why: 'equal' };
  const alike = similarity(before.text, after.text);
  const news = alike < threshold(before, after) ? 'different' : newsIn(before, after);
  if (news) return { hide: false, similarity: alike, why: news };
  return { hide: true, method: 'similar', similarity: alike, why: 'similar' };
}

function threshold(before: Reading, after: Reading): number {
  return before.language && after.language ? SIMILAR : SIMILAR_IN_UNKNOWN_LANGUAGE;
}

function newsIn(before: Reading, after: Reading): News | undefined {
  if (numbersChanged(before, after)) return 'number';
  if (polarityChanged(before, after)) return 'polarity';
  if (troubleAppeared(before, after)) return 'trouble';
  if (nameAppeared(before, after)) return 'name';
  return sentenceNews(before, after);
}
