/**
 * Guards one request: hands out a signal that ends when the caller aborts or when nothing comes for `limit` ms.
 * The SDK reports both as the same AbortError, and leaving its loop does not cancel the stream: whoever uses a
 * watchdog calls `release` in the end, which does.
 */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** Waits for `promise`, no longer than the limit. */
  within<T>(promise: Promise<T>): Promise<T>;
  /** Whether nothing came for too long. */
  readonly silent: boolean;
  /** Cancels what is still under way. */
  release(): void;
}

/** @param limit of silence, ms */
export function watch(caller: AbortSignal, limit: number): Watchdog {
  caller.throwIfAborted();
  const controller = new AbortController();
  let silent = false;
  const abort = () => controller.abort();
  const giveUp = () => {
    silent = true;
    abort();
  };
  caller.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    async within(promise) {
      const timer = setTimeout(giveUp, limit);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
      }
    },
    get silent() {
      return silent;
    },
    release() {
      caller.removeEventListener('abort', abort);
      abort();
    },
  };
}

/** The items of `source`, each within the watchdog's limit. A slow consumer does not count as silence. */
export async function* watched<T>(source: AsyncIterable<T>, dog: Watchdog): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await dog.within(iterator.next());
    if (next.done) return;
    yield next.value;
  }
}
