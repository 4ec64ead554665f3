/** What the model says by itself: when it is told that the screen has changed. */
import type { Session, Slice } from '../../model';
import type { Desk } from '../desk';
import { activeWatches } from '../watches';
import { notReported } from './dialogue/report';
import { type NudgeKind, Nudger, type NudgerHost } from './nudge';

/** From one comment to the next: each is billed like a question, and a lively screen changes all the time. */
const COMMENTS_MS = 10_000;

export interface CommentaryHost {
  /** It is somebody's turn, something is still to be heard, or nothing goes out now. */
  isBusy(): boolean;
  /** Until then somebody speaks, or may be speaking. ms since 1970. */
  userUntil(): number;
  nudge(kind: NudgeKind): void;
}

export class Commentary {
  #desk: Desk;
  #session: Session;
  #host: CommentaryHost;
  #nudger: Nudger;

  constructor(desk: Desk, session: Session, host: CommentaryHost) {
    this.#desk = desk;
    this.#session = session;
    this.#host = host;
    this.#nudger = new Nudger({ facts: () => this.#facts, nudge: (kind) => host.nudge(kind) });
  }

  /** A picture has gone out by itself. */
  shown({ gate }: Slice): void {
    if (!gate) return;
    notReported(activeWatches(this.#desk), this.#session);
    this.#nudger.changed();
  }

  /** Something has changed that it may have waited for. */
  look(): void {
    this.#nudger.look();
  }

  close(): void {
    this.#nudger.close();
  }

  get #facts(): ReturnType<NudgerHost['facts']> {
    const { liveComments: comments, intervalSeconds, liveSound } = this.#desk.settings;
    const watches = activeWatches(this.#desk).length > 0;
    return {
      comments,
      watches,
      gapMs: Math.max(watches ? 0 : COMMENTS_MS, intervalSeconds * 1000),
      busy: this.#host.isBusy(),
      // With the sound of a lecture among it nobody could tell.
      userUntil: liveSound === 'no' ? this.#host.userUntil() : 0,
    };
  }
}
