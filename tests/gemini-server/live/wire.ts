import type { WebSocket } from 'ws';
import { cutReason } from './refusal';
import type { LiveSettings } from './settings';

/** Sends as the real server does: JSON printed over several lines, in binary or text frames. */
export class Wire {
  /** Messages have keys that nobody knows. */
  unknownKeys = false;
  private stalled = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly settings: LiveSettings,
  ) {}

  send(message: object): void {
    if (!this.unknownKeys) {
      this.sendRaw(print(message));
      return;
    }
    const { serverContent } = message as { serverContent?: object };
    const odd = serverContent ? { serverContent: { ...serverContent, mood: { level: 3 } } } : {};
    this.sendRaw(print({ ...message, ...odd, turnToken: 'v1_stand-in' }));
  }

  sendRaw(text: string): void {
    if (this.stalled || this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(this.settings.frames === 'binary' ? Buffer.from(text) : text);
  }

  close(code: number, reason: string): void {
    if (!this.stalled) this.socket.close(code, cutReason(reason));
  }

  /** The connection breaks without a word: the client sees 1006. */
  drop(): void {
    this.socket.terminate();
  }

  /** As on a network that is cut: nothing is read or written any more, and nobody is told. */
  stall(): void {
    this.stalled = true;
    this.socket.pause();
  }
}

export function print(message: object): string {
  return `${JSON.stringify(message, null, 2)}\n`;
}
