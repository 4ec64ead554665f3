/** What may be sent now: how much at once, how often, and what has to wait for what. */
import type { Failure, Turn } from '../../model';
import { nextPacificMidnight } from '../../pacific';
import { isSpent, nextAt, reserve } from '../books';
import { type Desk, isWanted, nextQuestion } from '../desk';

export class Room {
  #desk: Desk;
  #onFree: () => void;
  #timer?: ReturnType<typeof setTimeout>;
  /** The turn that is being tried again: one at a time, and nothing automatic beside it. */
  #retrying?: string;

  /** @param onFree something that had to wait need not any more */
  constructor(desk: Desk, onFree: () => void) {
    this.#desk = desk;
    this.#onFree = onFree;
  }

  /** A request goes out. @returns what cancels it */
  take({ id, attempts }: Turn): AbortSignal {
    const controller = new AbortController();
    this.#desk.running.set(id, controller);
    if (attempts > 0) this.#retrying = id;
    reserve(this.#desk, Date.now());
    return controller.signal;
  }

  /** It is over. */
  leave({ id }: Turn): void {
    this.#desk.running.delete(id);
    if (this.#retrying === id) this.#retrying = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Nothing is sent until a time that is still to come. */
  isHeld(): boolean {
    const { hold } = this.#desk;
    if (!hold) return false;
    if (this.#waits(hold.until)) return true;
    this.#desk.hold = undefined;
    return false;
  }

  /** What keeps everything automatic from being sent, until the user does something or the day is over. */
  usedUp(): Failure | undefined {
    const now = Date.now();
    if (isSpent(this.#desk, now)) return { reason: 'budget', detail: '' };
    if (nextAt(this.#desk, now) === Number.POSITIVE_INFINITY)
      return { reason: 'quota-day', detail: '', retryAt: nextPacificMidnight(now) };
    return undefined;
  }

  mayRun(turn: Turn): boolean {
    if (turn.attempts > 0 && this.#retrying) return false;
    if (turn.kind === 'question') return turn === nextQuestion(this.#desk);
    return isWanted(this.#desk, turn) && this.isFree();
  }

  /** Automatic requests leave room for the user's own: while a question is out, none is added. */
  isFree(): boolean {
    if (this.#retrying || this.#waits(nextAt(this.#desk, Date.now()))) return false;
    if (isSpent(this.#desk, Date.now())) return false;
    const running = [...this.#desk.running.keys()].map((id) => this.#desk.open.get(id));
    if (running.some((turn) => turn?.kind === 'question')) return false;
    return running.length < this.#desk.settings.inFlight;
  }

  /** Whether that time is still to come; then it is gone on with. */
  #waits(until: number): boolean {
    const wait = until - Date.now();
    if (wait <= 0) return false;
    clearTimeout(this.#timer);
    if (Number.isFinite(wait)) this.#timer = setTimeout(this.#onFree, wait);
    return true;
  }
}
