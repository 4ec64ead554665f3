/** What of the recording never came to the product: a busy machine loses sound, or puts silence into it. */
import { MARKERS } from '../../sound/alphabet';
import { joined, readMarkers } from '../../sound/markers';
import { TONE_MS } from './talk';

export interface LostBefore {
  /** Tones of the recording up to the last that was handed over, and how many of them were. */
  said: number;
  handed: number;
  /** How much sound the browser left out, and how much silence it put in, ms. */
  leftOutMs: number;
  putInMs: number;
}

/** A tone's place among those of the alphabet: so many back are taken for odd. */
const BACK = 6;
/** The places of both tones are known to within 10 ms. */
const EXACT_MS = 20;
const RATE = 16_000;

/** @param said when each tone begins in the recording, ms */
export function lostBefore(handed: Int16Array, said: readonly number[]): LostBefore {
  // The last one may have been cut off by the end.
  const tones = joined(readMarkers(handed, RATE), TONE_MS).slice(0, -1);
  const lost = { said: 0, handed: 0, leftOutMs: 0, putInMs: 0 };
  let before: { index: number; startMs: number } | undefined;
  for (const { marker, startMs } of tones) {
    const step = stepTo(marker, lost.said - 1);
    if (step < 1) continue;
    const index = lost.said - 1 + step;
    const place = (said[index] ?? Number.NaN) - (before ? (said[before.index] ?? 0) : 0);
    const shift = before ? startMs - before.startMs - place : 0;
    if (shift < -EXACT_MS) lost.leftOutMs -= Math.round(shift);
    if (shift > EXACT_MS) lost.putInMs += Math.round(shift);
    lost.said = index + 1;
    lost.handed += 1;
    before = { index, startMs };
  }
  return lost;
}

/** From one tone of the recording to the one that this is most likely, by its number alone. */
function stepTo(marker: number, last: number): number {
  const ahead = (marker - last + BACK) % MARKERS;
  return (ahead < 0 ? ahead + MARKERS : ahead) - BACK;
}
