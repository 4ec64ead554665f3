import type { Budget, Failure, Session, Status, Turn } from '../model';

export interface Facts {
  /** The running session, else the newest one. */
  session?: Session;
  starting: boolean;
  /** What keeps a wanted start from happening. */
  needs?: 'consent' | 'key';
  /** Why the last command was refused. */
  notice?: Failure;
  /** Nothing is sent before then. */
  hold?: { until: number; failure: Failure };
  budget?: Budget;
  open: Pick<Turn, 'state'>[];
}

/** The one truth that badge, status line and buttons show. */
export function statusOf({ session, starting, needs, notice, hold, budget, open }: Facts): Status {
  if (needs) return { state: 'needs', what: needs };
  if (starting) return { state: 'starting' };
  const running = session && !session.endedAt;
  if (running && session.paused) return { state: budget?.level === 'spent' ? 'spent' : 'paused' };
  if (hold && (running || open.length > 0)) return { state: 'holding', ...hold };
  if (open.some((turn) => turn.state === 'waiting')) return { state: 'waiting' };
  if (running) return { state: 'capturing' };
  // Nothing is captured any more, or was: only the rest of a reply is on its way.
  if (open.length > 0) return { state: 'waiting' };
  // Who closes the picker has changed their mind: worth a word, but nothing went wrong.
  if (notice && notice.reason !== 'picker-cancelled') return { state: 'failed', failure: notice };
  if (session?.failure) return { state: 'failed', failure: session.failure };
  if (session?.end && session.end !== 'asked') return { state: 'ended', end: session.end };
  return { state: 'idle' };
}
