import type { Exchange } from '../../../analyzer';
import { CONTEXT_TURNS, contextOf } from '../../../context';
import { turnsBefore } from '../../../history/read';
import type { LiveInput } from '../../../live';
import type { Desk } from '../../desk';

/** Less than what a conversation is cut to when it gets long (lib/gemini/live-setup.ts): more would be cut at once. */
const MOST_TOKENS = 8_000;

/** What was said before, for a socket whose session does not know it: at hand, since a socket cannot wait for the disk. */
export class Memory {
  #desk: Desk;
  #earlier: Exchange[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get recap(): LiveInput[] {
    return this.#earlier.length > 0 ? [{ type: 'recap', earlier: this.#earlier }] : [];
  }

  /** Reads it anew. */
  async recall(): Promise<void> {
    const turns = await turnsBefore(Number.POSITIVE_INFINITY, CONTEXT_TURNS);
    const tokens = Math.min(MOST_TOKENS, this.#desk.settings.contextTokens);
    this.#earlier = contextOf(turns, { tokens, now: Date.now() });
  }
}
