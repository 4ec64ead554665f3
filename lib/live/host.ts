import type { LiveConnector, LiveEvent, LiveInput, LiveSetup } from '../live';
import type { LiveLink } from '../model';

/** What a session of the API can be gone on with, and since when, ms since 1970. */
export interface Handle {
  handle: string;
  at: number;
}

/** What a conversation is about to whoever listens; its sockets are its own affair. */
export type Heard =
  | Exclude<LiveEvent, { type: 'go-away' | 'handle' | 'closed' }>
  | { type: 'link'; link: LiveLink }
  /** A turn was, or may have been, under way when its socket ended: what is missing of it will not come. */
  | { type: 'cut' }
  /** Sound that nobody will hear, since no socket was open for too long. */
  | { type: 'sound-dropped'; ms: number }
  /** The model was asked, and for so long nothing came. */
  | { type: 'silent'; ms: number };

export interface ConversationHost {
  connector: LiveConnector;
  /** Asked anew for each socket. */
  setup(): Omit<LiveSetup, 'handle'>;
  /** For a session that knows nothing of the conversation so far. */
  recap(): LiveInput[];
  /** To be kept where it survives; undefined when there is none any more. */
  keepHandle(handle: Handle | undefined): Promise<void>;
  hear(event: Heard): void;
  /** ms since 1970. */
  now(): number;
  /** 0 to 1. */
  random(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}
