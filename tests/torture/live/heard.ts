/** What of the user's voice has arrived, over all sockets, against what the audio thread handed over to the product. */
import { INPUT_RATE } from '../../../lib/live';
import { CHUNK_SAMPLES } from '../../../lib/voice/rates';
import type { LiveSession } from '../../gemini-server/live/session';

/** A place where what arrived is not what was handed over. */
export interface Fault {
  /** In what was handed over, ms. */
  atMs: number;
  /** By how much what arrived is longer there, ms: less is missing, more is there twice, none is another sound. */
  shiftMs: number;
  /** Between these two connections; the same one twice: in the middle of it. */
  from: number;
  to: number;
}

/** So far back and ahead what arrived is looked for, chunks: ten seconds. */
const NEAR = 250;

const msOf = (samples: number) => (1000 * samples) / INPUT_RATE;

/** What came over one connection, in samples of all that arrived. */
interface Run {
  connection: number;
  begin: number;
  end: number;
}

/** @param handed from the beginning on. What arrived beyond it is not judged */
export function heardIn({ audio }: Pick<LiveSession, 'audio'>, handed: Int16Array): Fault[] {
  const arrived = audio.pcm(0);
  const faults: Fault[] = [];
  let from = 0;
  let at = 0;
  for (const { connection: to, begin, end } of runs(audio)) {
    for (let next = begin; next < end && at < handed.length; from = to) {
      const found = nearest(handed, at, arrived.subarray(next, end));
      if (found.at !== at || found.length === 0) {
        faults.push({ atMs: msOf(at), shiftMs: msOf(at - found.at), from: from || to, to });
      }
      // Of another sound nothing is found: the chunk counts as this one.
      const length = found.length || CHUNK_SAMPLES;
      at = found.at + length;
      next += length;
    }
  }
  if (at < handed.length) faults.push({ atMs: msOf(at), shiftMs: msOf(at - handed.length), from, to: from });
  return faults;
}

function runs({ arrivals }: LiveSession['audio']): Run[] {
  const all: Run[] = [];
  for (const { connection, startMs, durationMs } of arrivals) {
    const [begin, end] = [startMs, startMs + durationMs].map((ms) => Math.round((ms * INPUT_RATE) / 1000));
    const last = all.at(-1);
    if (last?.connection === connection) last.end = end as number;
    else all.push({ connection, begin: begin as number, end: end as number });
  }
  return all;
}

/** Where the sound goes on for longest, whole chunks from `at`: where it is silent many places are alike. */
function nearest(handed: Int16Array, at: number, sound: Int16Array): { at: number; length: number } {
  const least = Math.min(CHUNK_SAMPLES, sound.length);
  let best = { at, length: 0 };
  for (let chunks = 0; Math.abs(chunks) <= NEAR; chunks = chunks > 0 ? -chunks : 1 - chunks) {
    const place = at + chunks * CHUNK_SAMPLES;
    if (place < 0) continue;
    const length = alike(handed.subarray(place), sound);
    if (length >= least && length > best.length) best = { at: place, length };
    if (chunks === 0 && place + length >= Math.min(handed.length, at + sound.length)) break;
  }
  return best;
}

function alike(one: Int16Array, other: Int16Array): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
