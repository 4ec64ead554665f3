import { browser } from 'wxt/browser';

export interface Line<Out> {
  /** Connects first where there is no connection. */
  send(message: Out): void;
  /** Connects where there is no connection; then what `onLaid` sends goes first. */
  lay(): void;
  /** Nothing more is heard; it can be laid again. */
  close(): void;
}

interface LineOptions<In, Out> {
  hear(message: In): void;
  /** On a fresh connection, before anything else: what the other side may not have. */
  onLaid(send: (message: Out) => void): void;
  /** The other side is gone. */
  onLost?(): void;
  isNeeded(): boolean;
}

/** A line to the worker, laid anew whenever the worker has died, while it is needed; connecting is what wakes it. */
export function openLine<In, Out>(
  name: string,
  { hear, onLaid, onLost, isNeeded }: LineOptions<In, Out>,
): Line<Out> {
  let port: ReturnType<typeof browser.runtime.connect> | undefined;

  function line() {
    if (port) return port;
    const fresh = browser.runtime.connect({ name });
    fresh.onMessage.addListener((message: unknown) => hear(message as In));
    fresh.onDisconnect.addListener(() => {
      if (port !== fresh) return;
      port = undefined;
      onLost?.();
      if (isNeeded()) line();
    });
    port = fresh;
    onLaid((message) => fresh.postMessage(message));
    return fresh;
  }

  function close(): void {
    const open = port;
    port = undefined;
    open?.disconnect();
  }

  return { send: (message) => line().postMessage(message), lay: () => void line(), close };
}
