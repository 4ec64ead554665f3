import { write } from '../../../history/write';
import type { Session, Turn } from '../../../model';
import { booksOf } from '../../books';
import type { Desk } from '../../desk';
import { publish, publishTurn } from '../../publish';

/** Writes turns that are being spoken, and shows them: as often as the disk takes them, and never before it has. */
export class Scribe {
  #desk: Desk;
  #account: Session;
  #onError: (error: unknown) => void;
  #changed = new Set<Turn>();
  /** Something has changed since it was last written. */
  #isAgain = false;
  #writing?: Promise<void>;

  constructor(desk: Desk, account: Session, onError: (error: unknown) => void) {
    this.#desk = desk;
    this.#account = account;
    this.#onError = onError;
  }

  note(turn: Turn): void {
    this.#changed.add(turn);
    this.keepBooks();
  }

  /** Something was used that stands on no turn. */
  keepBooks(): void {
    this.#isAgain = true;
    this.#writing ??= this.#write();
  }

  /** Resolves when all of it is written. */
  async done(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    try {
      while (this.#isAgain) {
        this.#isAgain = false;
        const turns = [...this.#changed];
        this.#changed.clear();
        await write({ turns, sessions: [this.#account], ...booksOf(this.#desk, Date.now()) });
        for (const turn of turns) publishTurn(turn);
        publish(this.#desk);
      }
    } catch (error) {
      this.#onError(error);
    } finally {
      // At once: what changes from now on begins anew.
      this.#writing = undefined;
    }
  }
}
