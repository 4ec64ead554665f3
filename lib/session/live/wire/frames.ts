/** Pictures on their way to the conversation: one at a time, and no more than the API takes. */
import { delay } from '../../../delay';
import { FRAME_MS } from '../../../live';
import { serial } from '../../serial';

type Jpeg = Uint8Array<ArrayBuffer>;

export interface Offered {
  jpeg: Jpeg;
  sent(): void;
  /** It does not go out after all. */
  missed(): void;
}

export interface FramesHost {
  /** The newest picture that nobody has sent, as soon as it is wanted. */
  next(): Promise<Offered | undefined>;
  send(jpeg: Jpeg, onSent: () => void): void;
  /** Whether what is sent now goes out now. */
  isOpen(): boolean;
}

export class Frames {
  #host: FramesHost;
  #line = serial();
  #offered = false;
  #sentAt: number;
  #closed = new AbortController();

  /** @param sentAt when the last one went out on this session, as far as anybody knows */
  constructor(host: FramesHost, sentAt = Number.NEGATIVE_INFINITY) {
    this.#host = host;
    this.#sentAt = sentAt;
  }

  /** There may be a picture to send. */
  offer(): void {
    if (this.#offered) return;
    this.#offered = true;
    void this.#line(() => this.#sendNext());
  }

  /**
   * Sends a picture before any that are offered later, unless nobody wants it any more when it is its turn.
   * @param then as soon as the conversation has it
   */
  send(jpeg: Jpeg, then: () => void, isWanted = () => true): void {
    void this.#line(async () => {
      await this.#turn();
      if (this.#closed.signal.aborted || !isWanted()) return;
      const gone = this.#give(jpeg);
      then();
      await gone;
    });
  }

  /** One has gone out another way. */
  went(): void {
    this.#sentAt = Date.now();
  }

  close(): void {
    this.#closed.abort();
  }

  async #sendNext(): Promise<void> {
    await this.#turn();
    this.#offered = false;
    if (this.#closed.signal.aborted || !this.#host.isOpen()) return;
    const frame = await this.#host.next();
    if (!frame) return;
    if (await this.#give(frame.jpeg)) frame.sent();
    else frame.missed();
  }

  /** Until a picture may go out. Another one may have gone out another way meanwhile. */
  async #turn(): Promise<void> {
    const { signal } = this.#closed;
    const wait = () => this.#sentAt + FRAME_MS - Date.now();
    while (wait() > 0 && !signal.aborted) await delay(wait(), signal);
  }

  /** Whether it went out. What came before that would take its place. */
  #give(jpeg: Jpeg): Promise<boolean> {
    const { signal } = this.#closed;
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const missed = () => resolve(false);
      signal.addEventListener('abort', missed, { once: true });
      this.#host.send(jpeg, () => {
        signal.removeEventListener('abort', missed);
        this.#sentAt = Date.now();
        resolve(true);
      });
    });
  }
}
