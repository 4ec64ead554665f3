/** Writes down what is said in a Live conversation, and what it costs. */
import { failureOf } from '../../../failure';
import type { Failure, Session, Turn, Usage, WatchHit } from '../../../model';
import { NO_USAGE, plus } from '../../../usage';
import { bookRequest, bookUnknown, bookUsage } from '../../books';
import type { Office } from '../../office';
import { publishTurn } from '../../publish';
import { type NewTurn, newTurn } from '../../turns/new-turn';
import { endSession } from '../../watching';
import type { Shown } from '../wire/pictures';
import { conclude } from './conclude';
import { Scribe } from './scribe';

export class Minutes {
  #office: Office;
  #session: Session;
  #scribe: Scribe;
  #newest: () => Shown | undefined;
  /** Turns that are being ended. */
  #ending = new Set<Promise<void>>();

  constructor(office: Office, session: Session, newest: () => Shown | undefined) {
    this.#office = office;
    this.#session = session;
    this.#scribe = new Scribe(office.desk, session, (error) => this.#fail(error));
    this.#newest = newest;
  }

  /** What the user says, or what the model says by itself, about the newest picture. */
  begin(kind: 'question' | 'slice'): Turn {
    const { id, at = Date.now(), thumbnail } = this.#newest() ?? {};
    const sliceIds = kind === 'slice' && id ? [id] : [];
    const askedAt = kind === 'question' ? { askedAt: Date.now() } : {};
    return this.open({ kind, sessionId: this.#session.id, sliceIds, at, thumbnail, ...askedAt });
  }

  /** Puts a turn at the end of the conversation. */
  open(fields: NewTurn): Turn {
    const { desk } = this.#office;
    const turn: Turn = { ...newTurn(desk, fields), live: true };
    desk.open.set(turn.id, turn);
    return turn;
  }

  note(turn: Turn): void {
    if (turn.text !== '') this.answered(turn);
    this.#scribe.note(turn);
  }

  /** The model has begun with it: that is billed. */
  answered(turn: Turn): void {
    if (turn.usages.length > 0) return;
    turn.usages = [NO_USAGE];
    turn.model = this.#begun();
  }

  /** @param turn undefined where nothing of it is shown */
  used(turn: Turn | undefined, usage: Usage): void {
    if (turn) this.answered(turn);
    const { desk, turns } = this.#office;
    const { model = '' } = turn ?? { model: this.#begun() };
    bookUsage(desk, this.#session, { model, before: NO_USAGE, after: usage, now: Date.now() });
    if (turn) turn.usages = [plus(turn.usages[0] ?? NO_USAGE, usage)];
    if (turn) this.note(turn);
    else this.#scribe.keepBooks();
    // It may have been the last of the budget.
    turns.pump();
  }

  end(turn: Turn, failure?: Failure): void {
    const { desk, turns } = this.#office;
    if (turn.text !== '') this.answered(turn);
    const { model } = turn;
    const isUnknown = failure && model !== undefined && turn.usages[0] === NO_USAGE;
    if (isUnknown) bookUnknown(desk, this.#session, model, Date.now());
    const ended = this.#scribe.done().then(() => conclude(turns, turn, failure));
    this.#ending.add(ended);
    void ended.catch((error) => this.#fail(error)).finally(() => this.#ending.delete(ended));
  }

  /** A watch was met: it stands on the turn, which is written before the user is told. */
  async met(turn: Turn, hit: WatchHit, tell: (told: Turn) => void): Promise<void> {
    turn.hits = [...(turn.hits ?? []), hit];
    this.note(turn);
    await this.#scribe.done();
    publishTurn(turn);
    tell({ ...turn, hits: [hit] });
  }

  /** Resolves when all of it is written. */
  async done(): Promise<void> {
    await Promise.allSettled([...this.#ending]);
    await this.#scribe.done();
  }

  /** A turn of the model is billed. Answers which model's. */
  #begun(): string {
    const { desk } = this.#office;
    const { liveModel } = desk.settings;
    bookRequest(desk, this.#session, liveModel, Date.now());
    return liveModel;
  }

  /** What is said cannot be written down any more: the disk is full. */
  #fail(error: unknown): void {
    const { desk, live } = this.#office;
    void endSession(desk, 'failed', failureOf(error)).then(() => live.follow());
  }
}
