/** Turns: which is sent when, and which the user no longer wants. */
import { failureOf } from '../../failure';
import { readSlices } from '../../history/read';
import { type Change, write } from '../../history/write';
import type { Failure, FailureReason, Turn } from '../../model';
import { accountOf } from '../account';
import {
  type Desk,
  isAutomatic,
  isOver,
  isWanted,
  missing,
  nextQuestion,
  pendingTurns,
  runningSession,
} from '../desk';
import { engineOf } from '../live/engine';
import { publish, publishRemoved, publishSession } from '../publish';
import { Attempts } from './attempts';
import { Endings } from './endings';
import type { TurnsHost } from './host';
import { newTurn } from './new-turn';
import { Room } from './room';

/** Whether a slice waits for a request. */
const isAsked = (desk: Desk) => desk.queue.length > 0 && engineOf(runningSession(desk)) === 'requests';

export class Turns {
  #desk: Desk;
  #host: TurnsHost;
  #room: Room;
  #endings: Endings;
  #attempts: Attempts;
  /** By turn. */
  #runs = new Map<string, Promise<void>>();

  constructor(desk: Desk, host: TurnsHost) {
    this.#desk = desk;
    this.#host = host;
    this.#room = new Room(desk, () => this.pump());
    this.#endings = new Endings(desk, host);
    this.#attempts = new Attempts(desk, host, this.#endings);
  }

  /** Sends whatever may be sent now. Called whenever anything has changed. */
  pump(): void {
    const desk = this.#desk;
    for (const turn of pendingTurns(desk)) if (!isWanted(desk, turn)) this.giveUp(turn);
    if (missing(desk)) return;
    const question = nextQuestion(desk);
    // Worth a try even while what is automatic has been told to wait.
    if (question && !question.failure) this.#run(question);
    const used = this.#room.usedUp();
    if (used) this.#stopSending(used);
    if (this.#room.isHeld()) return;
    for (const turn of pendingTurns(desk)) if (this.#room.mayRun(turn)) this.#run(turn);
    while (isAsked(desk) && this.#room.isFree()) this.#runNextSlice();
  }

  /** Forgets every open turn, and cancels what is on the wire. Resolves when none of them will write any more. */
  async forget(): Promise<void> {
    this.#room.close();
    this.#desk.open.clear();
    this.#endings.forget();
    for (const controller of this.#desk.running.values()) controller.abort();
    await Promise.all(this.#runs.values());
    await this.#endings.done();
  }

  /** The user says that a hidden reply is no repeat. */
  tellApart(id: string): Promise<void> {
    return this.#endings.tellApart(id);
  }

  /** Ends a turn that is not on the wire, unanswered. */
  giveUp(turn: Turn, why = turn.failure): Promise<void> {
    // At once, so that nobody sends it before it is its turn to end.
    this.#desk.open.delete(turn.id);
    return this.#endings.giveUp(turn, why);
  }

  /** Ends a turn that the user no longer wants, on the wire or not. What came of its reply is kept. */
  async cancel(turn: Turn, reason: FailureReason): Promise<void> {
    this.#desk.open.delete(turn.id);
    this.#desk.running.get(turn.id)?.abort();
    await this.#runs.get(turn.id);
    // Its own end may have come first.
    if (isOver(turn)) return;
    turn.failure = { reason, detail: '' };
    await this.giveUp(turn);
  }

  /** Ends a turn that was answered elsewhere, as it is: it is judged with the others. */
  conclude(turn: Turn, change: Change = {}): Promise<void> {
    return this.#endings.conclude(turn, change);
  }

  /** Forgets a turn of which nothing was sent. */
  async remove(turn: Turn): Promise<void> {
    this.#desk.open.delete(turn.id);
    const account = await accountOf(this.#desk, turn.sessionId);
    const slices = await readSlices(turn.sliceIds);
    account.counters.dropped += slices.filter(({ again }) => !again).length;
    await write({ sessions: [account], removeTurns: [turn.id], removeSlices: turn.sliceIds });
    publishRemoved(turn.id);
    publishSession(account);
    publish(this.#desk);
  }

  #run(turn: Turn): void {
    const signal = this.#room.take(turn);
    const run = this.#attempts
      .run(turn, signal)
      // Not even the failure could be written.
      .catch((error) => this.#host.fatal(failureOf(error)))
      .finally(() => {
        this.#room.leave(turn);
        this.#runs.delete(turn.id);
        this.pump();
      });
    this.#runs.set(turn.id, run);
  }

  #runNextSlice(): void {
    const slice = this.#desk.queue.shift();
    const session = runningSession(this.#desk);
    if (!slice || !session) return;
    const { id, at } = slice;
    const turn = newTurn(this.#desk, { kind: 'slice', sessionId: session.id, sliceIds: [id], at });
    // Written as it is sent: until then its slice stands on the disk as waiting.
    this.#desk.open.set(turn.id, turn);
    this.#run(turn);
  }

  #stopSending(failure: Failure): void {
    for (const turn of pendingTurns(this.#desk))
      if (isAutomatic(turn)) this.giveUp(turn, turn.failure ?? failure);
    const session = runningSession(this.#desk);
    if (session?.sending !== 'live' || session.paused) return;
    if (failure.reason !== 'budget' && engineOf(session) === 'live') return;
    if (failure.reason === 'budget') this.#host.spent();
    else void this.#host.fatal(failure);
  }
}
