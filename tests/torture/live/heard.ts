/** What of the user's voice has arrived, over all sockets, against the recording that was played to the microphone. */
import type { LiveSession } from '../../gemini-server/live/session';
import { MARKERS } from '../../sound/alphabet';
import type { Marker } from '../../sound/markers';
import { TONE_MS } from './talk';

/** A place where what arrived is not what was said. */
export interface Fault {
  /** In the recording, ms. */
  atMs: number;
  /** Tones that are not there, and that are there once more. */
  lost: number;
  doubled: number;
  /** By how much the sound is longer than it was, ms: less is missing, more is there twice. */
  shiftMs: number;
  /** Of a tone that is there, and shorter or longer than it was, ms. */
  durationMs?: number;
  /** Between these two connections; the same one twice: in the middle of it. */
  from: number;
  to: number;
}

export interface Heard {
  /** Tones that were said between the first and the last that arrived. */
  said: number;
  arrived: number;
  faults: Fault[];
}

/** A chunk is 40 ms; a tone's place is known to within 10. */
const SHIFT_MS = 25;
/** An arrival's place among the tones of the alphabet: so many back are taken for doubled. */
const BACK = 6;

/** @param said when each tone begins in the recording, ms */
export function heardIn(session: LiveSession, said: readonly number[]): Heard {
  // The last one may have been cut off by the end.
  const arrived = whole(session.audio.markers).slice(0, -1);
  const faults: Fault[] = [];
  let last = -1;
  let before: Marker | undefined;
  for (const marker of arrived) {
    const step = stepTo(marker.marker, last);
    const index = last + step;
    const place = said[index] ?? Number.NaN;
    const shift = before ? marker.startMs - before.startMs - (place - (said[last] ?? 0)) : 0;
    const lasts = marker.durationMs;
    const isWrong = step !== 1 || Math.abs(shift) > SHIFT_MS || Math.abs(lasts - TONE_MS) > SHIFT_MS;
    if (isWrong) {
      const between = connectionsAt(session, before?.startMs ?? 0, marker.startMs + marker.durationMs);
      faults.push({
        atMs: place,
        lost: Math.max(0, step - 1),
        doubled: step < 1 ? 1 - step : 0,
        shiftMs: Math.round(shift),
        ...(Math.abs(lasts - TONE_MS) > SHIFT_MS && { durationMs: lasts }),
        ...between,
      });
    }
    last = index;
    before = marker;
  }
  return { said: last + 1, arrived: arrived.length, faults };
}

/** From one tone of the recording to the one that this is most likely, by its number alone. */
function stepTo(marker: number, last: number): number {
  const ahead = (marker - last + BACK) % MARKERS;
  return (ahead < 0 ? ahead + MARKERS : ahead) - BACK;
}

/** One tone that was cut in two is one. */
function whole(markers: readonly Marker[]): Marker[] {
  const all: Marker[] = [];
  for (const marker of markers) {
    const before = all.at(-1);
    const end = marker.startMs + marker.durationMs;
    if (before?.marker === marker.marker && marker.startMs - before.startMs < TONE_MS) {
      before.durationMs = end - before.startMs;
    } else all.push({ ...marker });
  }
  return all;
}

function connectionsAt({ audio }: LiveSession, startMs: number, endMs: number): Pick<Fault, 'from' | 'to'> {
  const within = audio.arrivals.filter(
    (one) => one.startMs + one.durationMs > startMs && one.startMs < endMs,
  );
  return { from: within.at(0)?.connection ?? 0, to: within.at(-1)?.connection ?? 0 };
}

export interface Handover {
  from: number;
  to: number;
  /** Between the last sound over one socket and the first over the next, ms. */
  soundMs: number;
  /** Between the end of one socket and the setup of the next, ms. */
  socketMs: number;
  /** In the middle of a sentence. */
  spoken: boolean;
}

/** More than the silence between two tones of a sentence, ms. */
const NEAR_MS = 250;

export function handovers({ audio, connections }: LiveSession): Handover[] {
  const isNear = (ms: number) => audio.markers.some(({ startMs }) => startMs > ms && startMs < ms + NEAR_MS);
  return connections.slice(1).map((next, index) => {
    const one = connections[index];
    const last = audio.arrivals.findLast(({ connection }) => connection === one?.id);
    const first = audio.arrivals.find(({ connection }) => connection === next.id);
    return {
      from: one?.id ?? 0,
      to: next.id,
      soundMs: Math.round((first?.at ?? Number.NaN) - (last?.at ?? Number.NaN)),
      socketMs: Math.round(next.setupAt - (one?.closedAt ?? 0)),
      spoken: first !== undefined && isNear(first.startMs - NEAR_MS) && isNear(first.startMs),
    };
  });
}
