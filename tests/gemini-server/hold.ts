import type { GeminiRequest } from './types';

interface Held {
  request: GeminiRequest;
  go(): void;
}

/** Lets answers wait until a test says so. Requests pass in the order they arrived, unless one is named. */
export class Hold {
  private closed = false;
  private permits = 0;
  private waiting: Held[] = [];

  get held(): GeminiRequest[] {
    return this.waiting.map(({ request }) => request);
  }

  close(): void {
    this.closed = true;
  }

  /**
   * Without an argument: opens for good. With a number: lets so many pass, also ones still to come.
   * With a request: lets that one pass, out of turn.
   */
  release(which?: number | GeminiRequest): void {
    if (typeof which === 'object') this.letGo(({ request }) => request === which, 1);
    else if (which !== undefined) this.permit(which);
    else {
      this.closed = false;
      this.permits = 0;
      this.letGo(() => true, this.waiting.length);
    }
  }

  /**
   * Resolves when the request may be answered.
   * @throws the signal's reason when the client leaves first
   */
  pass(request: GeminiRequest, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.closed) return Promise.resolve();
    if (this.permits > 0) {
      this.permits -= 1;
      return Promise.resolve();
    }
    return new Promise((go, reject) => {
      const held = { request, go };
      this.waiting.push(held);
      signal.addEventListener('abort', () => {
        this.waiting = this.waiting.filter((other) => other !== held);
        reject(signal.reason);
      });
    });
  }

  private permit(count: number): void {
    const passing = Math.min(this.permits + count, this.waiting.length);
    this.permits += count - passing;
    this.letGo(() => true, passing);
  }

  private letGo(isMeant: (held: Held) => boolean, count: number): void {
    const going = this.waiting.filter(isMeant).slice(0, count);
    this.waiting = this.waiting.filter((held) => !going.includes(held));
    for (const { go } of going) go();
  }
}
