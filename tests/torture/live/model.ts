/** What the stand-in understands and says. */
import type { LiveReply } from '../../gemini-server/live';
import { MARKERS } from '../../sound/alphabet';
import type { Random } from '../script';
import { within } from './talk';

/** What the user's words are understood as: long enough to be told while they are said. */
export const SENTENCES = Array.from(
  { length: 500 },
  (_, n) => `Sentence ${n} goes on and on until its last word, ${n}.`,
);

const TONES = [3, 8] as const;

/** Answers of numbered tones, which go on counting from one to the next. */
export function answers(draw: Random): () => LiveReply {
  let [number, next] = [0, 0];
  return () => {
    number += 1;
    const count = within(draw, TONES);
    const tones = Array.from({ length: count }, (_, n) => (next + n) % MARKERS);
    next += count;
    return { text: `Answer ${number}: it has ${count} tones, and ends with this word.`, tones };
  };
}
