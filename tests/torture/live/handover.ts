/** From one socket to the next, as the user's voice went over. */
import type { LiveSession } from '../../gemini-server/live/session';

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
