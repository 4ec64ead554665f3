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

const stepOf = ({ qr }: LiveFrame) => Number(/^step (\d+)$/.exec(qr[0] ?? '')?.[1] ?? Number.NaN);
