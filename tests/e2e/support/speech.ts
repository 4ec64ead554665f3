import type { ReplyScript } from '../../gemini-server/index';

/** A reply that a test speaks piece by piece: `gemini.reply(speech)`, then `speech.say('…')` when it is time. */
export class Speech implements ReplyScript {
  readonly chunks: AsyncIterable<string>;
  private readonly said: string[] = [];
  private over = false;
  private heard = () => {};

  constructor(...beginning: string[]) {
    this.said.push(...beginning);
    this.chunks = this.pieces();
  }

  say(piece: string): void {
    this.said.push(piece);
    this.heard();
  }

  /** The last piece, or none: then the reply is complete. */
  end(piece?: string): void {
    if (piece !== undefined) this.said.push(piece);
    this.over = true;
    this.heard();
  }

  private async *pieces(): AsyncGenerator<string> {
    while (true) {
      const piece = this.said.shift();
      if (piece !== undefined) yield piece;
      else if (this.over) return;
      else await new Promise<void>((resolve) => (this.heard = resolve));
    }
  }
}
