import type { LiveEvent, LiveInput } from '../live';
import { isLoud } from './loud';

/** After so much silence the model may still take what was said for unfinished, or be about to answer, ms. */
const LISTEN_MS = 3_000;

/** A model that stops in the middle of a turn has most likely ended it, ms. */
const STALL_MS = 10_000;

/** What is on its way after the model has made up its answer, ms. Some models never say that the turn is over. */
const TAIL_MS = 2_000;

/** A model that was asked and says nothing for so long will not, ms. */
export const SILENCE_MS = 20_000;

/** Who is in the middle of a turn on one socket, as far as its traffic shows. Times are ms since 1970. */
export class Activity {
  #user = 0;
  #model = 0;
  #asked = 0;
  /** Something was said, or may have been, since the model's last turn. */
  #said = false;
  /** The next end of a turn is that of the one that was cut short. */
  #interrupted = false;

  /** Until then somebody is, or may be, in the middle of a turn. */
  get busyUntil(): number {
    return Math.max(this.#user, this.#model, this.#asked);
  }

  /** Until then the user is, or may be, speaking. */
  get userUntil(): number {
    return this.#user;
  }

  /** @returns whether an answer is to be expected */
  sent(input: LiveInput, now: number): boolean {
    if (input.type === 'audio' && isLoud(input.pcm)) {
      this.#user = now + LISTEN_MS;
      this.#said = true;
    }
    const asks =
      input.type === 'text' || input.type === 'activity-end' || (input.type === 'audio-end' && this.#said);
    if (asks || input.type === 'tool-answer') this.#asked = now + SILENCE_MS;
    return asks;
  }

  heard(event: LiveEvent, now: number): void {
    switch (event.type) {
      case 'heard':
        this.#user = now + LISTEN_MS;
        return;
      case 'audio':
      case 'text':
      case 'said':
        this.#model = now + STALL_MS;
        this.#asked = 0;
        return;
      case 'tool-calls':
        this.#asked = 0;
        return;
      case 'generated':
        this.#model = now + TAIL_MS;
        return;
      case 'interrupted':
        this.#model = 0;
        this.#interrupted = true;
        return;
      case 'turn-complete':
        this.#turnEnded();
    }
  }

  #turnEnded(): void {
    this.#model = 0;
    if (!this.#interrupted) {
      this.#asked = 0;
      this.#user = 0;
      this.#said = false;
    }
    this.#interrupted = false;
  }
}
