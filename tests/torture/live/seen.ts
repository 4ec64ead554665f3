/** Which steps of the page have arrived as pictures. */
import type { LiveFrame } from '../../gemini-server/live/frames';
import type { LiveSession } from '../../gemini-server/live/session';

export interface Seen {
  /** Steps that were shown for long enough to be seen. */
  shown: number;
  /**
   * Of these, those that came more than once, and those that never did. The first may come twice: a new conversation is
   * shown what is there, whatever the gate is about to send.
   */
  doubled: number[];
  missing: number[];
}

/** A picture a second may go out; looking and sending take the rest. */
const LONG_MS = 1_200;

/** @param shown when each step was painted, ms since 1970 */
export function seenIn({ frames, texts }: LiveSession, shown: readonly number[]): Seen {
  const asked = new Set(texts.map(({ at }) => frames.all.findLast((frame) => frame.at <= at)));
  const own = frames.all.filter((frame) => !asked.has(frame)).map(stepOf);
  const withQuestion = [...asked].flatMap((frame) => (frame ? [stepOf(frame)] : []));
  const count = (all: readonly number[], step: number) => all.filter((each) => each === step).length;
  const [first = 0] = own;
  const isLong = (step: number) => (shown[step + 1] ?? 0) - (shown[step] ?? 0) >= LONG_MS;
  // What was shown before the conversation began was not for it.
  const steps = [...shown.keys()].filter((step) => step >= first && isLong(step));
  return {
    shown: steps.length,
    doubled: steps.filter((step) => count(own, step) > (step === first ? 2 : 1)),
    missing: steps.filter((step) => count(own, step) + count(withQuestion, step) === 0),
  };
}

/** Of two pictures so far apart, ms, the first was late on its way, or the second went out too early. */
const NEAR_MS = 950;

/**
 * Pictures that came soon after the one before, in words: also for how long nothing else had come when the first did.
 * It was as late as that, for sound comes every 40 ms.
 */
export function closePictures({ frames, audio }: LiveSession): string[] {
  return frames.all.slice(1).flatMap((frame, index) => {
    const before = frames.all[index];
    const ms = Math.round(frame.at - (before?.at ?? 0));
    if (!before || ms >= NEAR_MS) return [];
    const from = `${before.qr[0]} over ${before.connection}`;
    const to = `${frame.qr[0]} over ${frame.connection}`;
    return [
      `${ms} ms from ${from} to ${to}; nothing came for ${heldUpMs(audio, before.at)} ms before the first`,
    ];
  });
}

/** From one picture to the next. */
export function shortestMs({ frames: { all } }: LiveSession): number {
  return Math.round(Math.min(...all.slice(1).map(({ at }, index) => at - (all[index]?.at ?? 0))));
}

/** What was held up comes all at once, so soon after each other, ms. */
const BURST_MS = 100;

function heldUpMs({ arrivals }: LiveSession['audio'], at: number): number {
  const gaps = arrivals.map((one, index) => ({
    at: one.at,
    ms: one.at - (arrivals[index - 1]?.at ?? one.at),
  }));
  const near = gaps.filter((gap) => Math.abs(gap.at - at) < BURST_MS);
  return Math.round(Math.max(0, ...near.map(({ ms }) => ms)));
}

const stepOf = ({ qr }: LiveFrame) => Number(/^step (\d+)$/.exec(qr[0] ?? '')?.[1] ?? Number.NaN);
