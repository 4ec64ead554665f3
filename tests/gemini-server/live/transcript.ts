/** How often a piece of what is being said is transcribed, and how long one is. */
const PIECE_MS = 200;
const PIECE = 9;

/**
 * Tells the client what it hears the user say: word by word while the user speaks, as far as words are planned, and the
 * rest at the end.
 */
export class InputTranscript {
  private pieces: string[] = [];
  private told = '';
  private toldMs = 0;

  /** @param send undefined where the setup asked for none */
  constructor(private readonly send: ((serverContent: object) => void) | undefined) {}

  begin(words = ''): void {
    this.pieces = words.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'gu')) ?? [];
    this.told = '';
    this.toldMs = 0;
  }

  /** @param voicedMs how long the user has spoken */
  proceed(voicedMs: number): void {
    // The last one is kept for the end, which it marks.
    while (this.pieces.length > 1 && voicedMs - this.toldMs >= PIECE_MS) {
      this.toldMs += PIECE_MS;
      this.tell(this.pieces.shift() ?? '', false);
    }
  }

  /**
   * @param words what was said, where nothing was planned
   * @returns all that was told
   */
  end(words: string): string {
    if (this.pieces.length === 0 && this.told === '') this.begin(words);
    while (this.pieces.length > 0) this.tell(this.pieces.shift() ?? '', this.pieces.length === 0);
    return this.told;
  }

  private tell(text: string, finished: boolean): void {
    if (!this.send) return;
    this.told += text;
    this.send({ inputTranscription: { text, ...(finished && { finished }) } });
  }
}
