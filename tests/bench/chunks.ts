import { INPUT_RATE } from '../../lib/live';
import type { AudioTimeline } from '../gemini-server/live';
import { type Onset, onsetsIn, type Recording } from './recording';

/** Sound that came out at the other end, and when which part of it did. */
export type Came = Pick<AudioTimeline, 'arrivals'> & { pcm: Int16Array };

/** One message of sound. */
export interface Chunk {
  /** When the browser gave its first sample, and when it arrived, ms since 1970. */
  from: number;
  at: number;
  delayMs: number;
  connection: number;
}

export interface Passage {
  chunks: Chunk[];
  /** Sound that went in and never came out, and that came out and never went in, ms. */
  lostMs: number;
  addedMs: number;
}

/** A tone at both ends: when it went in, and where it came out. */
interface Pair {
  at: number;
  sample: number;
}

/** Longer than any way takes, and less than it takes until a number comes again, ms. */
const LONGEST_MS = 5_500;
/** Half a chunk: what differs by less is inexact. */
const INEXACT_MS = 20;

/**
 * What became of what the microphone gave. Tones are matched by their numbers, each with the one that is due, or the
 * newest that went in before it came out; what is between two of them is as long at both ends, or sound was lost.
 * @throws when of half the tones nothing was heard
 */
export function passage(microphone: Recording, came: Came): Passage {
  const pairs = pairsOf(microphone, came);
  let [lostMs, addedMs] = [0, 0];
  for (const [i, { at, sample }] of pairs.slice(1).entries()) {
    const before = pairs[i] as Pair;
    const more = at - before.at - msOf(sample - before.sample);
    if (more > INEXACT_MS) lostMs += more;
    if (more < -INEXACT_MS) addedMs -= more;
  }
  const [first, last] = [pairs[0] as Pair, pairs.at(-1) as Pair];
  const chunks = came.arrivals.flatMap(({ at, startMs, connection }) => {
    const sample = (startMs * INPUT_RATE) / 1000;
    if (sample < first.sample || sample > last.sample) return [];
    const pair = pairs.findLast((one) => one.sample <= sample) as Pair;
    const from = pair.at + msOf(sample - pair.sample);
    return [{ from, at, delayMs: at - from, connection }];
  });
  return { chunks, lostMs, addedMs };
}

function pairsOf(microphone: Recording, came: Came): Pair[] {
  const given = onsetsIn(microphone.pcm, microphone.rate).map((onset) => ({
    ...onset,
    at: microphone.timeOf(onset.sample),
  }));
  let next = -1;
  // The first and the last may be cut.
  const whole = onsetsIn(came.pcm, INPUT_RATE).slice(1, -1);
  const pairs = whole.flatMap(({ marker, sample }) => {
    const cameAt = arrivalOf(came, sample);
    const isIt = (one?: Given) => one?.marker === marker && one.at <= cameAt && one.at > cameAt - LONGEST_MS;
    const found = isIt(given[next]) ? next : given.findLastIndex(isIt);
    const at = given[found]?.at;
    // What nobody had recorded was said before.
    if (at === undefined) return [];
    next = found + 1;
    return [{ at, sample }];
  });
  if (pairs.length < given.length / 2)
    throw new Error(`Of ${given.length} tones ${pairs.length} were heard.`);
  return pairs;
}

type Given = Onset & { at: number };

function arrivalOf({ arrivals }: Came, sample: number): number {
  return arrivals.findLast(({ startMs }) => startMs <= msOf(sample))?.at ?? 0;
}

const msOf = (samples: number) => (1000 * samples) / INPUT_RATE;
