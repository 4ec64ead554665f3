/** Questions in writing: one at a time, so that each gets its own answer. */
import type { Slice, Turn } from '../../../model';

export interface Question {
  turn: Turn;
  /** What it is about. */
  slice: Slice;
  /** What the model is told. */
  text: string;
}

export interface QuestionsHost {
  /** Whether what is sent now goes out now: what has not gone out the user may still take back. */
  isOpen(): boolean;
  ask(question: Question): void;
}

export class Questions {
  #host: QuestionsHost;
  #waiting: Question[] = [];
  /** The one that is not answered yet. */
  #asking?: Turn;

  constructor(host: QuestionsHost) {
    this.#host = host;
  }

  add(question: Question): void {
    this.#waiting.push(question);
    this.next();
  }

  /** The user wants no answer any more. */
  remove(turn: Turn): void {
    this.#waiting = this.#waiting.filter((each) => each.turn !== turn);
  }

  /** A turn is over. */
  over(turn: Turn): void {
    if (turn !== this.#asking) return;
    this.#asking = undefined;
    this.next();
  }

  /** Whether an answer is wanted, and not complete. */
  isAsked(turn: Turn): boolean {
    return turn === this.#asking;
  }

  clear(): void {
    this.#waiting = [];
    this.#asking = undefined;
  }

  /** Asks the next one, if it may be. */
  next(): void {
    if (this.#asking || !this.#host.isOpen()) return;
    const next = this.#waiting.shift();
    this.#asking = next?.turn;
    if (next) this.#host.ask(next);
  }
}
