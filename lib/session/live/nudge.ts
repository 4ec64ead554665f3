/** Live models stay silent until somebody says something: when the screen has changed, they are told. */

export interface NudgeFacts {
  /** The user wants to hear of changes. */
  comments: boolean;
  /** There are standing watches. */
  watches: boolean;
  /** When the last changed picture went out, and the last nudge; 0 is never. */
  changedAt: number;
  nudgedAt: number;
  /** Least time from one nudge to the next, ms. */
  gapMs: number;
  /** It is somebody's turn, or something is still to be heard. */
  busy: boolean;
  /** Until then the user is, or may be, speaking; since when there is something to tell; 0 is never. */
  userUntil: number;
  waitsSince: number;
  now: number;
}

/** Who speaks is let finish, ms. Longer than most of what is said in one go; what goes on for longer may be noise. */
const PATIENCE_MS = 10_000;

/** `told`: the user is to be told. `watched`: only the standing watches are to be looked after. */
export type Nudge = { due: 'told' | 'watched' } | { due: undefined; lookAgainAt?: number };

export function nudgeFor(facts: NudgeFacts): Nudge {
  const { comments, watches, changedAt, nudgedAt, gapMs, busy, userUntil, waitsSince, now } = facts;
  if ((!comments && !watches) || changedAt === 0 || changedAt < nudgedAt || busy) return { due: undefined };
  const silent = Math.min(userUntil, waitsSince + PATIENCE_MS);
  const earliest = Math.max(nudgedAt === 0 ? now : nudgedAt + gapMs, silent);
  if (now < earliest) return { due: undefined, lookAgainAt: earliest };
  return { due: comments ? 'told' : 'watched' };
}

/** In the API's own language: it is not the user who says it. */
export const NUDGES: Record<'told' | 'watched', string> = {
  told: 'The screen has changed. Say only what is new, in a sentence or two, and nothing that you have said before.',
  watched:
    'The screen has changed. Report what the watches call for, and nothing else: say no more than "OK" this time.',
};

export type NudgeKind = keyof typeof NUDGES;

export interface NudgerHost {
  facts(): Omit<NudgeFacts, 'changedAt' | 'nudgedAt' | 'waitsSince' | 'now'>;
  nudge(due: NudgeKind): void;
}

/** Nudges when it is time. */
export class Nudger {
  #host: NudgerHost;
  #changedAt = 0;
  #nudgedAt = 0;
  #waitsSince = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: NudgerHost) {
    this.#host = host;
  }

  /** A changed picture has gone out. */
  changed(): void {
    this.#changedAt = Date.now();
    this.#waitsSince ||= this.#changedAt;
    this.look();
  }

  /** Something has changed that it may have waited for. */
  look(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const [changedAt, nudgedAt, waitsSince] = [this.#changedAt, this.#nudgedAt, this.#waitsSince];
    const facts = { ...this.#host.facts(), changedAt, nudgedAt, waitsSince, now };
    const nudge = nudgeFor(facts);
    if (nudge.due) {
      this.#nudgedAt = now;
      this.#waitsSince = 0;
      this.#host.nudge(nudge.due);
    } else if (nudge.lookAgainAt !== undefined) {
      this.#timer = setTimeout(() => this.look(), nudge.lookAgainAt - now);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
