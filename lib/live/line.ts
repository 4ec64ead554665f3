import type { LiveEvent, LiveInput, LiveSetup, LiveSocket } from '../live';
import { Activity } from './activity';
import type { Waiting } from './backlog';
import type { RotationFacts } from './rotate';

/** A socket that lived for so long has done its work, ms: its end is not one more failure. */
const PROVEN_MS = 10_000;

/** One socket of the conversation, from its setup on. */
export class Line {
  socket?: LiveSocket;
  /** ms since 1970; 0 until it is open. */
  openedAt = 0;
  goAway?: RotationFacts['goAway'];
  /** It ended. */
  closed?: LiveEvent & { type: 'closed' };
  /** By the server's last word the newest handle stands for all that was said. */
  resumable: boolean;
  readonly activity = new Activity();
  #turnEnded = false;
  /** The user's turn has begun here. */
  #begun = false;

  constructor(private readonly setup: LiveSetup) {
    this.resumable = this.resumed;
  }

  get resumed(): boolean {
    return this.setup.handle !== undefined;
  }

  heard(event: LiveEvent, now: number): void {
    this.activity.heard(event, now);
    if (event.type === 'turn-complete') this.#turnEnded = true;
    if (event.type === 'handle') this.resumable = event.handle !== undefined;
    if (event.type === 'go-away') this.#goesAway(now, now + event.timeLeftMs);
  }

  isProven(now: number): boolean {
    return this.#turnEnded || (this.openedAt > 0 && now - this.openedAt >= PROVEN_MS);
  }

  /**
   * What goes out for an input, which may have been meant for a socket of the other kind: messages of activity are
   * refused where the model listens for it, and needed where it does not.
   */
  translated({ input, held }: Waiting): LiveInput[] {
    const { pushToTalk } = this.setup;
    if (input.type === 'audio') return !pushToTalk ? [input] : held ? [...this.begin(), input] : [];
    if (input.type === 'audio-end') return pushToTalk ? [] : [input];
    if (input.type === 'activity-start') return this.begin();
    if (input.type === 'activity-end') return pushToTalk ? this.#end() : [{ type: 'audio-end' }];
    return [input];
  }

  /** The user's turn begins, unless it has. */
  begin(): LiveInput[] {
    if (this.#begun || !this.setup.pushToTalk) return [];
    this.#begun = true;
    return [{ type: 'activity-start' }];
  }

  /** Of a turn that began on another socket, and went on with no sound, there is nothing to end. */
  #end(): LiveInput[] {
    if (!this.#begun) return [];
    this.#begun = false;
    return [{ type: 'activity-end' }];
  }

  #goesAway(at: number, endsAt: number): void {
    this.goAway = { at, endsAt: Math.min(endsAt, this.goAway?.endsAt ?? endsAt) };
  }
}
