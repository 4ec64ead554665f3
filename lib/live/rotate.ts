/** When one socket of a conversation gives way to the next. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A connection lives about ten minutes. https://ai.google.dev/gemini-api/docs/live-session */
const OLD = 9 * MINUTE;
const TOO_OLD = 9.75 * MINUTE;

/** What closing takes at most of the announced time. */
const MARGIN = 2 * SECOND;

/** Times are ms since 1970. */
export interface RotationFacts {
  now: number;
  openedAt: number;
  /** The server has said at `at` that it will close the socket at `endsAt`. */
  goAway?: { at: number; endsAt: number };
  /** The settings are others than those of this socket. */
  stale: boolean;
  /** Until then somebody is, or may be, in the middle of a turn; infinite while it is certain. */
  busyUntil: number;
  /** There is a handle to go on with. */
  hasHandle: boolean;
  /** By the server's last word it stands for all that was said. */
  resumable: boolean;
}

export interface Rotation {
  /** If nothing changes until then. */
  at: number;
  why: 'go-away' | 'age' | 'settings';
}

/** As soon as it is wanted and nobody is in the middle of something, and at the latest before the end. */
export function whenToRotate(facts: RotationFacts): Rotation {
  const { now, openedAt, goAway, stale, busyUntil, hasHandle, resumable } = facts;
  const wanted = goAway || stale ? now : openedAt + OLD;
  const latest = goAway ? beforeEnd(goAway) : openedAt + TOO_OLD;
  // With nothing to lose but what the recap tells, changed settings wait for no handle.
  const free = resumable || (stale && !hasHandle) ? busyUntil : Number.POSITIVE_INFINITY;
  return {
    at: Math.max(now, Math.min(latest, Math.max(wanted, free))),
    why: goAway ? 'go-away' : stale ? 'settings' : 'age',
  };
}

function beforeEnd({ at, endsAt }: { at: number; endsAt: number }): number {
  return endsAt - Math.min(MARGIN, (endsAt - at) / 4);
}
