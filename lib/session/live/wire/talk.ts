import type { LiveInput } from '../../../live';
import type { ConversationHost, Handle, Heard } from '../../../live/host';

/** One conversation over many sockets: `Conversation` of lib/live, and what tests put in its place. */
export interface Talk {
  start(handle?: Handle): void;
  /** `onSent`: it was given to an open socket. */
  send(input: LiveInput, onSent?: () => void): void;
  reconnect(): void;
  /** The setup has changed. */
  reconfigure(): void;
  stop(): Promise<void>;
  /** Until then the user is, or may be, speaking. ms since 1970. */
  readonly userUntil: number;
}

export type TalkHost = Pick<ConversationHost, 'setup' | 'recap' | 'keepHandle' | 'hear'>;
export type TalkEvent = Heard;

export type OpenTalk = (host: TalkHost) => Talk;
