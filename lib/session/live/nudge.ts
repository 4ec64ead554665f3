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
  now: number;
}

/** `told`: the user is to be told. `watched`: only the standing watches are to be looked after. */
export type Nudge = { due: 'told' | 'watched' } | { due: undefined; lookAgainAt?: number };

export function nudgeFor(facts: NudgeFacts): Nudge {
  const { comments, watches, changedAt, nudgedAt, gapMs, busy, now } = facts;
  if ((!comments && !watches) || changedAt === 0 || changedAt < nudgedAt || busy) return { due: undefined };
  const earliest = nudgedAt === 0 ? now : nudgedAt + gapMs;
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
  facts(): Omit<NudgeFacts, 'changedAt' | 'nudgedAt' | 'now'>;
  nudge(due: NudgeKind): void;
}

/** Nudges when it is time. */
export class Nudger {
  #host: NudgerHost;
  #changedAt = 0;
  #nudgedAt = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: NudgerHost) {
    this.#host = host;
  }

  /** A changed picture has gone out. */
  changed(): void {
    this.#changedAt = Date.now();
    this.look();
  }

  /** Something has changed that it may have waited for. */
  look(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const facts = { ...this.#host.facts(), changedAt: this.#changedAt, nudgedAt: this.#nudgedAt, now };
    const nudge = nudgeFor(facts);
    if (nudge.due) {
      this.#nudgedAt = now;
      this.#host.nudge(nudge.due);
    } else if (nudge.lookAgainAt !== undefined) {
      this.#timer = setTimeout(() => this.look(), nudge.lookAgainAt - now);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
