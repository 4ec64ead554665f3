/** What a standing watch may be, for the box that takes it and for the worker that keeps it. */
import type { Watch } from './model';

/** Every reply answers all of them, and is that much longer: what it costs, and how long one waits for it. */
export const MOST_WATCHES = 10;
/** Characters: a sentence or two, so that ten of them stay small beside the picture. */
export const LONGEST_WATCH = 200;

export type WatchRefusal = 'empty' | 'too-long' | 'too-many' | 'known';

/** The user's words as they are kept: on one line, without blanks around them. */
export function asWatch(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Why these words cannot become another watch, or nothing. `too-many` comes last: it is not about the words. */
export function whyNoWatch(text: string, watches: readonly Watch[]): WatchRefusal | undefined {
  const words = asWatch(text);
  if (words === '') return 'empty';
  if (words.length > LONGEST_WATCH) return 'too-long';
  if (watches.some((watch) => watch.text.toLowerCase() === words.toLowerCase())) return 'known';
  return watches.length >= MOST_WATCHES ? 'too-many' : undefined;
}
