import type { ConversationHost } from './host';

type Clock = Pick<ConversationHost, 'now' | 'setTimeout' | 'clearTimeout'>;

/** One appointment: a new one takes the place of the one before. */
export class Timer {
  #timer: unknown;
  #at: number | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly ring: () => void,
  ) {}

  set(at: number): void {
    if (at === this.#at) return;
    this.clear();
    this.#at = at;
    this.#timer = this.clock.setTimeout(
      () => {
        this.#at = undefined;
        this.ring();
      },
      Math.max(0, at - this.clock.now()),
    );
  }

  /** Not later than `at`: an earlier appointment stays, and whoever keeps it looks again. */
  setBy(at: number): void {
    if (this.#at === undefined || at < this.#at) this.set(at);
  }

  clear(): void {
    if (this.#at !== undefined) this.clock.clearTimeout(this.#timer);
    this.#at = undefined;
  }
}
