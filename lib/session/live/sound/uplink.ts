/** What the microphone has to say, on its way to the conversation: each number once. */
import type { SoundInput } from '../../../messages';

export interface UplinkHost {
  send(input: SoundInput, onSent?: () => void): void;
  /** Everything up to this number has gone out. */
  taken(number: number): void;
  /** Sound comes only while the user presses. */
  isHeld(): boolean;
}

export class Uplink {
  #host: UplinkHost;
  /** The last number given to the conversation, and the last that has gone out. */
  #given = 0;
  #out = 0;
  /** The user presses, as far as the conversation knows. */
  #talking = false;

  constructor(host: UplinkHost) {
    this.#host = host;
  }

  take(number: number, input: SoundInput): void {
    if (number <= this.#given) {
      // Delivered again: it was not heard that it has gone out.
      if (this.#out > 0) this.#host.taken(this.#out);
      return;
    }
    this.#given = number;
    // Pressed before this worker lived.
    if (input.type === 'audio' && this.#host.isHeld() && !this.#talking) this.#begin();
    if (input.type === 'activity-start') this.#talking = true;
    if (input.type === 'activity-end') this.#talking = false;
    this.#host.send(input, () => this.#went(number));
  }

  #begin(): void {
    this.#talking = true;
    this.#host.send({ type: 'activity-start' });
  }

  #went(number: number): void {
    this.#out = Math.max(this.#out, number);
    this.#host.taken(this.#out);
  }
}
