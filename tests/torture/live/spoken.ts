/** What of the model's answers was heard. */
import type { LiveSession, LiveTurn } from '../../gemini-server/live/session';
import type { Marker } from '../../sound/markers';
import { joined, readMarkers } from '../../sound/markers';

/** What became of a turn of the model. `lost`: its connection ended before it did. */
type Fate = 'whole' | 'interrupted' | 'lost';

export const fateOf = ({ interruptedAt, completedAt }: LiveTurn): Fate =>
  interruptedAt > 0 ? 'interrupted' : completedAt > 0 ? 'whole' : 'lost';

export interface Spoken {
  whole: number;
  /** Whole answers of which tones were not heard: which, and how many of how many. */
  incomplete: string[];
  /** Tones that were heard and belong to no answer at that place. */
  odd: number;
  /** Places in answers where the next tone is not at its time, and by how much the worst of them is not, ms. */
  gaps: number;
  worstMs: number;
}

/** From one tone of an answer to the next, and how long it is, as the stand-in speaks; a tone's place is known to within 10 ms. */
const EVERY_MS = 250;
const TONE_MS = 200;
const OFF_MS = 20;

const RATE = 24_000;

/**
 * @param played what the loudspeaker got
 * @param until of what was said later there may be less, ms since 1970
 */
export function spokenIn({ turns }: LiveSession, played: Int16Array, until: number): Spoken {
  // A busy machine can pause in the middle of one.
  const heard = joined(readMarkers(played, RATE), TONE_MS);
  const spoken: Spoken = { whole: 0, incomplete: [], odd: 0, gaps: 0, worstMs: 0 };
  let at = 0;
  for (const turn of turns) {
    const begins = beginning(heard, at, turn);
    const count = matching(heard, begins, turn.tones);
    if (count > 0) {
      spoken.odd += begins - at;
      at = begins + count;
      noteGaps(spoken, heard.slice(begins, at));
    }
    if (fateOf(turn) !== 'whole' || turn.tones.length === 0 || turn.completedAt > until) continue;
    spoken.whole += 1;
    if (count < turn.tones.length) spoken.incomplete.push(`${turn.said}: ${count} of ${turn.tones.length}`);
  }
  spoken.odd += heard.length - at;
  return spoken;
}

function noteGaps(spoken: Spoken, tones: readonly Marker[]): void {
  for (const [index, { startMs }] of tones.slice(1).entries()) {
    const off = Math.abs(startMs - (tones[index]?.startMs ?? 0) - EVERY_MS);
    if (off > OFF_MS) spoken.gaps += 1;
    spoken.worstMs = Math.max(spoken.worstMs, off);
  }
}

/** Where its first tones are, near by. */
function beginning(heard: readonly Marker[], from: number, { tones }: LiveTurn): number {
  for (let at = from; at < Math.min(heard.length, from + 3); at += 1) {
    if (heard[at]?.marker === tones[0]) return at;
  }
  return from;
}

function matching(heard: readonly Marker[], from: number, tones: readonly number[]): number {
  const wrong = tones.findIndex((tone, index) => heard[from + index]?.marker !== tone);
  return wrong === -1 ? tones.length : wrong;
}
