import { INPUT_RATE, type LiveInput, msOf } from '../live';

/** So much sound is kept while no socket is open, ms: more would be answered to long after it was said. */
const SOUND_MS = 10_000;

/** What waits for a socket. */
export interface Waiting {
  input: LiveInput;
  /** Said while the user held push to talk. */
  held: boolean;
  onSent?: () => void;
}

/** In order: all that was written and answered, the newest picture, and the last seconds of sound. */
export class Backlog {
  #waiting: Waiting[] = [];
  #soundMs = 0;
  #droppedMs = 0;

  add(waiting: Waiting): void {
    const { input } = waiting;
    if (input.type === 'frame') this.#remove(({ input: other }) => other.type === 'frame');
    this.#waiting.push(waiting);
    if (input.type !== 'audio') return;
    this.#soundMs += msOf(input.pcm, INPUT_RATE);
    while (this.#soundMs > SOUND_MS) this.#dropOldest();
  }

  shift(): Waiting | undefined {
    const next = this.#waiting.shift();
    if (next?.input.type === 'audio') this.#soundMs -= msOf(next.input.pcm, INPUT_RATE);
    return next;
  }

  has(type: LiveInput['type']): boolean {
    return this.#waiting.some(({ input }) => input.type === type);
  }

  /** Sound that was let go since the last call, ms. */
  takeDropped(): number {
    const dropped = this.#droppedMs;
    this.#droppedMs = 0;
    return dropped;
  }

  clear(): void {
    this.#waiting = [];
    this.#soundMs = 0;
    this.#droppedMs = 0;
  }

  #dropOldest(): void {
    const index = this.#waiting.findIndex(({ input }) => input.type === 'audio');
    const [dropped] = this.#waiting.splice(index, 1);
    if (dropped?.input.type !== 'audio') return;
    const ms = msOf(dropped.input.pcm, INPUT_RATE);
    this.#soundMs -= ms;
    this.#droppedMs += ms;
  }

  #remove(unwanted: (waiting: Waiting) => boolean): void {
    this.#waiting = this.#waiting.filter((waiting) => !unwanted(waiting));
  }
}
