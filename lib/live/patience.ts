import type { LiveEvent } from '../live';
import { SILENCE_MS } from './activity';
import { wordsOf } from './transcript';
import { TAIL_MS } from './turns';

type Awaited =
  /** What it says to words that were heard: whether the user has come to their end nobody knows. */
  | 'heard'
  /** What it says to what it was asked. */
  | 'asked'
  /** The rest of what it has begun to say. */
  | 'rest';

/** What the model is waited for, as far as the traffic shows. Times are ms since 1970. */
export class Patience {
  #awaited?: Awaited;
  /** Since when nothing came. */
  #since = 0;
  /** It was asked in the middle of its answer, whose end is still to come. */
  #askedOver = false;
  /** It has made up its answer, which is only on its way: that is waited for elsewhere. */
  #generated = false;
  /** Until then what comes is of the answer that was interrupted. */
  #tailUntil = 0;

  /** When it will have been silent for too long. @param userUntil until then the user may be speaking */
  endsAt(userUntil: number): number | undefined {
    if (!this.#awaited) return undefined;
    return SILENCE_MS + (this.#awaited === 'heard' ? Math.max(this.#since, userUntil) : this.#since);
  }

  /** It is waited for something that would end with its socket. */
  get isOwed(): boolean {
    return this.#awaited === 'asked' || this.#awaited === 'rest';
  }

  asked(now: number): void {
    this.#askedOver = this.#awaited === 'rest';
    this.#generated = false;
    this.#awaited = 'asked';
    this.#since = now;
  }

  /** What it may have waited for itself is there: the answer of a tool, a socket. */
  again(now: number): void {
    this.#since = now;
  }

  heard(event: LiveEvent, now: number): void {
    // By a handle the server tells that it lives, and nothing of the answer.
    if (event.type !== 'handle') this.#since = now;
    switch (event.type) {
      case 'heard':
        if (wordsOf(event)) this.#awaited ??= 'heard';
        break;
      case 'audio':
      case 'text':
      case 'said':
      case 'tool-calls':
        if (!this.#generated && !this.#isOfAnother(now)) this.#awaited = 'rest';
        break;
      case 'generated':
        if (this.#isOfAnother(now)) break;
        this.#generated = true;
        this.#awaited = undefined;
        break;
      case 'interrupted':
        if (this.#awaited === 'rest') this.#awaited = undefined;
        this.#ended(now + TAIL_MS);
        break;
      case 'turn-complete':
        if (!this.#isOfAnother(now)) this.#awaited = undefined;
        this.#ended();
    }
  }

  /** It will say nothing. */
  lost(): void {
    this.#awaited = undefined;
  }

  /** The socket ends. Who speaks goes on speaking on the next. */
  moved(): void {
    if (this.isOwed) this.lost();
    this.#ended();
  }

  /** The answer that was under way is over, but for what may still come of it until then. */
  #ended(tailUntil = 0): void {
    this.#askedOver = false;
    this.#generated = false;
    this.#tailUntil = tailUntil;
  }

  /** Of the answer before the one that is waited for. */
  #isOfAnother(now: number): boolean {
    return this.#askedOver || now < this.#tailUntil;
  }
}
