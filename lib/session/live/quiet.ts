const MINUTE = 60_000;

/** Notices that nobody has said anything for long: what goes on unnoticed costs all the same. */
export class Quiet {
  #minutes: () => number;
  #onQuiet: (since: number) => void;
  #lastWord = Date.now();
  #timer?: ReturnType<typeof setTimeout>;

  /** @param minutes 0 is never */
  constructor(minutes: () => number, onQuiet: (since: number) => void) {
    this.#minutes = minutes;
    this.#onQuiet = onQuiet;
  }

  /** Somebody says something. */
  word(): void {
    this.#lastWord = Date.now();
  }

  /** Begins to listen, or goes on with other minutes. */
  listen(): void {
    clearTimeout(this.#timer);
    const limit = this.#minutes() * MINUTE;
    if (limit === 0) return;
    const left = this.#lastWord + limit - Date.now();
    if (left > 0) this.#timer = setTimeout(() => this.listen(), left);
    else this.#onQuiet(this.#lastWord);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
