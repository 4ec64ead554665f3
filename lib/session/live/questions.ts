/** Questions in writing: one at a time, so that each gets its own answer. */
import type { Slice, Turn } from '../../model';

export interface Question {
  turn: Turn;
  /** What it is about. */
  slice: Slice;
  /** What the model is told. */
  text: string;
}

export class Questions {
  #ask: (question: Question) => void;
  #waiting: Question[] = [];
  /** The one that is not answered yet. */
  #asking?: Turn;

  constructor(ask: (question: Question) => void) {
    this.#ask = ask;
  }

  add(question: Question): void {
    this.#waiting.push(question);
    this.#next();
  }

  /** The user wants no answer any more. */
  remove(turn: Turn): void {
    this.#waiting = this.#waiting.filter((each) => each.turn !== turn);
  }

  /** A turn is over. */
  over(turn: Turn): void {
    if (turn !== this.#asking) return;
    this.#asking = undefined;
    this.#next();
  }

  clear(): void {
    this.#waiting = [];
    this.#asking = undefined;
  }

  #next(): void {
    if (this.#asking) return;
    const next = this.#waiting.shift();
    this.#asking = next?.turn;
    if (next) this.#ask(next);
  }
}
