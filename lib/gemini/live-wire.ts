import type { GoogleGenAI } from '@google/genai/web';

/** How long the other side may take to agree to a close, ms. Chrome itself would wait a minute. */
const CLOSE_MS = 3_000;

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
export interface Closing {
  code: number;
  reason: string;
}

export interface WireEvents {
  /** A message as JSON of any shape. */
  message(message: unknown): void;
  garbage(detail: string): void;
  /** Once, whoever closed it. */
  closed(closing: Closing): void;
}

/** What the SDK wants to be told by a socket. Its own reads every message without telling of one that is no JSON. */
interface SdkCallbacks {
  onopen(): void;
  onmessage(event: { data: string }): void;
  onclose(event: Closing): void;
}

/** The socket under the SDK's session: the SDK's own tells neither what is buffered nor when it is closed. */
export class Wire {
  #socket?: WebSocket;
  #opened = false;
  #over = false;
  #tellClosed = () => {};
  readonly #closed = new Promise<void>((resolve) => {
    this.#tellClosed = resolve;
  });

  constructor(
    private readonly url: string,
    private readonly sdk: SdkCallbacks,
    private readonly events: WireEvents,
  ) {}

  connect(): void {
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    // Blobs are read one by one, and whoever waits for them sees messages out of order.
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.#opened = true;
      this.sdk.onopen();
    };
    socket.onmessage = ({ data }) => this.#read(data);
    // It says nothing, and a close follows: https://websockets.spec.whatwg.org/#feedback-from-the-protocol
    socket.onerror = () => {};
    socket.onclose = ({ code, reason }) => this.#end({ code, reason });
  }

  send(message: string): void {
    this.#socket?.send(message);
  }

  /** Somebody was there. */
  get opened(): boolean {
    return this.#opened;
  }

  get buffered(): number {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /** Resolves when it is closed, or after a bounded wait: nothing is told after that. */
  async close(): Promise<void> {
    if (!this.#socket) this.#end(NOT_CLOSED);
    if (this.#over) return;
    this.#socket?.close();
    const timer = setTimeout(() => this.#end(NOT_CLOSED), CLOSE_MS);
    await this.#closed;
    clearTimeout(timer);
  }

  #read(data: string | ArrayBuffer): void {
    if (this.#over) return;
    const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
    const message = parsed(text);
    if (message === undefined) {
      this.events.garbage(text.slice(0, 100));
      return;
    }
    // All that the SDK's connect waits for; what else is in it is read once, here.
    if ('setupComplete' in message) this.sdk.onmessage({ data: '{"setupComplete":{}}' });
    this.events.message(message);
  }

  #end(closing: Closing): void {
    if (this.#over) return;
    this.#over = true;
    this.#tellClosed();
    this.events.closed(closing);
    this.sdk.onclose(closing);
  }
}

/** It was never open, or the other side does not answer. */
const NOT_CLOSED: Closing = { code: 1006, reason: '' };

function parsed(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes the client open its Live socket through a `Wire`. The SDK takes a factory of sockets, and has no public way
 * to hand one in.
 */
export function wireFor({ live }: GoogleGenAI, events: WireEvents): { current?: Wire } {
  const made: { current?: Wire } = {};
  const create = (url: string, _headers: unknown, sdk: SdkCallbacks) => {
    made.current = new Wire(url, sdk, events);
    return made.current;
  };
  if (!Reflect.has(live, 'webSocketFactory')) throw new Error('The SDK makes its sockets in another way.');
  Reflect.set(live, 'webSocketFactory', { supportsHeaders: false, create });
  return made;
}
