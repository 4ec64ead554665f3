/** How turns end: answered, failed for good, given up or answered elsewhere; or wait for their next try. */
import { EMBEDDING_MODEL } from '../../gemini/embed';
import { type Change, write } from '../../history/write';
import type { Failure, Session, Turn } from '../../model';
import { afterFailure } from '../../retry';
import { NO_USAGE } from '../../usage';
import { accountOf } from '../account';
import { bookUsage, countReply, settle } from '../books';
import { type Desk, isAutomatic, isWanted } from '../desk';
import { Judge } from '../judge';
import { afterPart } from '../progress';
import { publishTurn } from '../publish';
import { outlived } from '../question-pictures';
import { letGo } from '../replay';
import { serial } from '../serial';
import { activeWatches, judgeWatches } from '../watches';
import type { TurnsHost } from './host';
import { saveTurn } from './save';

export class Endings {
  #desk: Desk;
  #host: TurnsHost;
  #judge: Judge;
  /** One at a time, so that each is compared with what was shown before it. */
  #line = serial();

  constructor(desk: Desk, host: TurnsHost) {
    this.#desk = desk;
    this.#host = host;
    this.#judge = new Judge(desk, () => host.analyzer());
  }

  /** The reply is complete. */
  answered(turn: Turn, account: Session): Promise<void> {
    return this.#line(() => this.#answered(turn, account));
  }

  /** It is tried again later, or given up. */
  failed(turn: Turn, failure: Failure): Promise<void> {
    return this.#line(() => this.#failed(turn, failure));
  }

  /** Ends a turn that is not on the wire, unanswered. */
  giveUp(turn: Turn, why: Failure | undefined): Promise<void> {
    return this.#line(async () => {
      turn.state = 'failed';
      turn.failure = { reason: 'interrupted', detail: '', ...why, retryAt: undefined };
      await this.#end(turn, await accountOf(this.#desk, turn.sessionId), await this.#leftovers(turn));
    });
  }

  /** Ends a turn that was answered elsewhere, as it is: it is judged with the others. */
  conclude(turn: Turn, change: Change): Promise<void> {
    return this.#line(async () => {
      await this.#end(turn, await accountOf(this.#desk, turn.sessionId), change);
    });
  }

  /** The user says that a hidden reply is no repeat. */
  tellApart(id: string): Promise<void> {
    return this.#line(async () => {
      const turn = await this.#judge.tellApart(id);
      if (!turn) return;
      await write({ turns: [turn] });
      publishTurn(turn);
    });
  }

  /** Forgets what was said. */
  forget(): void {
    this.#judge.forget();
  }

  /** Resolves when every end that has begun is written. */
  done(): Promise<void> {
    return this.#line(async () => {});
  }

  async #answered(turn: Turn, account: Session): Promise<void> {
    // The model answered and said nothing that can be shown, for instance a blocked prompt.
    if (turn.failure && turn.text.trim() === '' && !turn.structured?.answers.length)
      return this.#failed(turn, turn.failure);
    turn.state = 'done';
    if (turn.kind === 'slice') account.lastPicture = turn.usages.at(-1);
    this.#desk.failuresInRow = 0;
    await this.#end(turn, account, this.#gone(turn));
  }

  async #failed(turn: Turn, failure: Failure): Promise<void> {
    const desk = this.#desk;
    const decision = afterFailure(failure, {
      attempt: turn.attempts,
      consecutiveFailures: desk.failuresInRow,
      now: Date.now(),
      random: Math.random(),
    });
    const account = await accountOf(desk, turn.sessionId);
    turn.failure = failure;
    if (failure.limit && turn.model) this.#host.learned(turn.model, failure.limit);
    if (decision.action === 'retry' && isWanted(desk, turn)) return this.#later(turn, account, decision.at);
    desk.failuresInRow++;
    turn.state = 'failed';
    await this.#end(turn, account, await this.#leftovers(turn));
    if (decision.action === 'stop') await this.#stop(decision.failure);
  }

  async #later(turn: Turn, account: Session, at: number): Promise<void> {
    turn.state = 'waiting';
    turn.failure = { ...(turn.failure as Failure), retryAt: at };
    this.#desk.hold = { until: at, failure: turn.failure };
    await saveTurn(this.#desk, turn, account);
  }

  async #stop(failure: Failure): Promise<void> {
    this.#desk.failuresInRow = 0;
    await this.#host.fatal(failure);
  }

  async #end(turn: Turn, account: Session, change: Change): Promise<void> {
    this.#desk.open.delete(turn.id);
    settle(this.#desk, account, turn, Date.now());
    const book = (input: number) => {
      const after = { input, text: input, output: 0 };
      bookUsage(this.#desk, account, { model: EMBEDDING_MODEL, before: NO_USAGE, after, now: Date.now() });
    };
    const judged = isAutomatic(turn) ? await this.#judge.judgeFrom(turn, book) : [];
    const met = judgeWatches(activeWatches(this.#desk), account, judged);
    for (const reply of judged) countReply(account, reply);
    const others = judged.filter(({ id }) => id !== turn.id);
    await this.#saveEnd(turn, account, change, others);
    for (const hit of met) this.#host.met(hit);
  }

  async #saveEnd(turn: Turn, account: Session, change: Change, others: Turn[]): Promise<void> {
    const { dispatch } = this.#desk;
    if (turn.kind !== 'batch' || !dispatch) return saveTurn(this.#desk, turn, account, change, others);
    const next = afterPart(dispatch, turn, Date.now());
    this.#desk.dispatch = next ?? undefined;
    await saveTurn(this.#desk, turn, account, { ...change, dispatch: next }, others);
    this.#host.partEnded();
  }

  /** A failed part goes back on the pile, a question keeps its pictures for another try; nobody sends an old frame again. */
  async #leftovers(turn: Turn): Promise<Change> {
    const { kind, sliceIds: ids } = turn;
    if (kind === 'batch') return { moveSlices: { ids, state: 'saved' } };
    if (kind === 'question')
      return { moveSlices: { ids, state: 'asked' }, removeSlices: await outlived(turn) };
    return this.#gone(turn);
  }

  #gone({ kind, sessionId, sliceIds }: Turn): Change {
    return kind === 'slice' ? letGo(this.#desk, sessionId, sliceIds) : { removeSlices: sliceIds };
  }
}
