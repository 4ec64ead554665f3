/** What happens when in a conversation, drawn from a seed: the same seed plans the same one. */
import type { Random } from '../script';
import { type Recording, type Sentence, within } from './talk';

/** `away`: the server says that it will close the socket soon; `cut`: it is gone without a word. */
export type Happening = 'away' | 'kill' | 'cut' | 'ask';

export interface Event {
  what: Happening;
  /** When so much of the recording was heard, ms. */
  atMs: number;
  /** In the middle of a sentence, or of the answer to it. */
  during: 'sentence' | 'answer';
}

export interface Wanted {
  what: Happening;
  during: Event['during'];
}

/** Long enough for a socket that is announced to go to be gone before its end. */
const LONG_MS = 3_000;
/** Between two happenings, ms: what follows the first is over. */
const APART_MS = 6_000;

/** Puts what is wanted, in order, at sentences that are as far apart as the recording allows. */
export function plan(
  draw: Random,
  recording: Recording,
  wanted: readonly Wanted[],
  lengthMs: number,
): Event[] {
  const events: Event[] = [];
  const room = lengthMs / wanted.length;
  for (const [index, { what, during }] of wanted.entries()) {
    const earliest = Math.max(index * room + draw() * room * 0.4, (events.at(-1)?.atMs ?? 0) + APART_MS);
    const sentence = next(recording, earliest, what === 'away' ? LONG_MS : 0);
    const { fromMs, toMs } = sentence;
    const atMs =
      during === 'answer' ? toMs : within(draw, [fromMs + 600, Math.max(fromMs + 700, toMs - 2_000)]);
    events.push({ what, during, atMs });
  }
  return events;
}

function next({ sentences }: Recording, earliest: number, leastMs: number): Sentence {
  const found = sentences.find(({ fromMs, toMs }) => fromMs >= earliest && toMs - fromMs >= leastMs);
  if (!found) throw new Error(`The recording has no sentence of ${leastMs} ms after ${earliest} ms.`);
  return found;
}
