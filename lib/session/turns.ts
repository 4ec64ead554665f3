/** Turns: making them, sending them, taking their replies, ending them. */
import type { AnalysisRequest, Analyzer, Embedder, Picture, ReplyChunk } from '../analyzer';
import { weightOf } from '../context';
import { failureOf } from '../failure';
import { EMBEDDING_MODEL } from '../gemini/embed';
import { readSlices } from '../history/read';
import { type Change, write } from '../history/write';
import type { Failure, FailureReason, RequestLimit, Session, Turn, Usage } from '../model';
import { afterFailure, mayHaveBeenBilled } from '../retry';
import { NO_USAGE, tokensIn } from '../usage';
import { accountOf } from './account';
import { bookRequest, booksOf, bookUnknown, bookUsage, countReply, isSpent, nextAt, reserve } from './books';
import {
  type Desk,
  isAutomatic,
  isWanted,
  missing,
  nextQuestion,
  pendingTurns,
  previewOf,
  runningSession,
} from './desk';
import { Judge } from './judge';
import { engineOf } from './live/engine';
import { afterPart } from './progress';
import { publish, publishRemoved, publishSession, publishTurn } from './publish';
import { outlived, whatIsLeft } from './question-pictures';
import { letGo } from './replay';
import { serial } from './serial';
import { activeWatches, judgeWatches, withFrames } from './watches';

export interface TurnsHost {
  analyzer(): Analyzer & Embedder;
  /** Everything of the request but pictures and question. */
  request(turn: Turn): Promise<Omit<AnalysisRequest, 'pictures' | 'question'>>;
  /** Nothing more will be answered until the user has done something about it. */
  fatal(failure: Failure): Promise<void>;
  /** The reply has met a watch, and is on the disk. */
  met(turn: Turn): void;
  /** A part of a "Send" has come to its end. */
  partEnded(): void;
  /** Nothing may be sent that the user has not asked for. */
  spent(): void;
  /** The API named a limit. */
  learned(model: string, limit: RequestLimit): void;
}

export type NewTurn = Pick<Turn, 'kind' | 'sessionId' | 'sliceIds' | 'at'> &
  Partial<Pick<Turn, 'question' | 'clips' | 'about' | 'askedAt' | 'replay' | 'part' | 'thumbnail'>>;

/** A turn at the end of the conversation. On the desk it is put once it is on disk. */
export function newTurn(desk: Desk, fields: NewTurn): Turn {
  return {
    id: crypto.randomUUID(),
    order: desk.nextOrder++,
    state: 'waiting',
    text: '',
    attempts: 0,
    usages: [],
    ...fields,
  };
}

/** Whether a slice waits for a request. */
const isAsked = (desk: Desk) => desk.queue.length > 0 && engineOf(runningSession(desk)) === 'requests';

type Asked = Omit<AnalysisRequest, 'pictures' | 'question'>;

export class Turns {
  #desk: Desk;
  #judge: Judge;
  #host: TurnsHost;
  /** Turns end one at a time, so that each is compared with what was shown before it. */
  #ending = serial();
  #timer?: ReturnType<typeof setTimeout>;
  /** By turn. */
  #runs = new Map<string, Promise<void>>();
  /** The turn that is being tried again: one at a time, and nothing automatic beside it. */
  #retrying?: string;

  constructor(desk: Desk, host: TurnsHost) {
    this.#desk = desk;
    this.#judge = new Judge(desk, () => host.analyzer());
    this.#host = host;
  }

  /** Sends whatever may be sent now. Called whenever anything has changed. */
  pump(): void {
    const desk = this.#desk;
    for (const turn of pendingTurns(desk)) if (!isWanted(desk, turn)) this.giveUp(turn);
    if (missing(desk)) return;
    const question = nextQuestion(desk);
    // Worth a try even while what is automatic has been told to wait.
    if (question && !question.failure) this.#run(question);
    const used = this.#usedUp();
    if (used) this.#stopSending(used);
    if (this.#held()) return;
    for (const turn of pendingTurns(desk)) if (this.#mayRun(turn)) this.#run(turn);
    while (isAsked(desk) && this.#free()) this.#runNextSlice();
  }

  /** Forgets every open turn, and cancels what is on the wire. Resolves when none of them will write any more. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer);
    this.#desk.open.clear();
    this.#judge.forget();
    for (const controller of this.#desk.running.values()) controller.abort();
    await Promise.all(this.#runs.values());
    await this.#ending(async () => {});
  }

  #run(turn: Turn): void {
    const controller = new AbortController();
    this.#desk.running.set(turn.id, controller);
    if (turn.attempts > 0) this.#retrying = turn.id;
    reserve(this.#desk, Date.now());
    const run = this.#converse(turn, controller.signal)
      // Not even the failure could be written.
      .catch((error) => this.#host.fatal(failureOf(error)))
      .finally(() => {
        this.#desk.running.delete(turn.id);
        if (this.#retrying === turn.id) this.#retrying = undefined;
        this.#runs.delete(turn.id);
        this.pump();
      });
    this.#runs.set(turn.id, run);
  }

  /** The user says that a hidden reply is no repeat. */
  async tellApart(id: string): Promise<void> {
    await this.#ending(async () => {
      const turn = await this.#judge.tellApart(id);
      if (!turn) return;
      await write({ turns: [turn] });
      publishTurn(turn);
    });
  }

  /** Ends a turn that is not on the wire, unanswered. */
  giveUp(turn: Turn, why = turn.failure): Promise<void> {
    // At once, so that nobody sends it before it is its turn to end.
    this.#desk.open.delete(turn.id);
    return this.#ending(async () => {
      turn.state = 'failed';
      turn.failure = { reason: 'interrupted', detail: '', ...why, retryAt: undefined };
      await this.#end(turn, await accountOf(this.#desk, turn.sessionId), await this.#leftovers(turn));
    });
  }

  /** Ends a turn that the user no longer wants, on the wire or not. What came of its reply is kept. */
  async cancel(turn: Turn, reason: FailureReason): Promise<void> {
    this.#desk.open.delete(turn.id);
    this.#desk.running.get(turn.id)?.abort();
    await this.#runs.get(turn.id);
    // Its own end may have come first.
    if (turn.state === 'done' || turn.state === 'failed') return;
    turn.failure = { reason, detail: '' };
    await this.giveUp(turn);
  }

  /** Ends a turn that was answered elsewhere, as it is: it is judged with the others. */
  conclude(turn: Turn, change: Change = {}): Promise<void> {
    return this.#ending(async () => {
      await this.#end(turn, await accountOf(this.#desk, turn.sessionId), change);
    });
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

  #held(): boolean {
    const { hold } = this.#desk;
    if (!hold) return false;
    if (this.#waits(hold.until)) return true;
    this.#desk.hold = undefined;
    return false;
  }

  /** Whether that time is still to come; then it is gone on with. */
  #waits(until: number): boolean {
    const wait = until - Date.now();
    if (wait <= 0) return false;
    clearTimeout(this.#timer);
    if (Number.isFinite(wait)) this.#timer = setTimeout(() => this.pump(), wait);
    return true;
  }

  /** What keeps everything automatic from being sent, until the user does something or the day is over. */
  #usedUp(): Failure | undefined {
    const now = Date.now();
    if (isSpent(this.#desk, now)) return { reason: 'budget', detail: '' };
    if (nextAt(this.#desk, now) === Number.POSITIVE_INFINITY) return { reason: 'quota-day', detail: '' };
    return undefined;
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

  #mayRun(turn: Turn): boolean {
    if (turn.attempts > 0 && this.#retrying) return false;
    if (turn.kind === 'question') return turn === nextQuestion(this.#desk);
    return isWanted(this.#desk, turn) && this.#free();
  }

  /** Automatic requests leave room for the user's own: while a question is out, none is added. */
  #free(): boolean {
    if (this.#retrying || this.#waits(nextAt(this.#desk, Date.now()))) return false;
    if (isSpent(this.#desk, Date.now())) return false;
    const running = [...this.#desk.running.keys()].map((id) => this.#desk.open.get(id));
    if (running.some((turn) => turn?.kind === 'question')) return false;
    return running.length < this.#desk.settings.inFlight;
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

  async #converse(turn: Turn, signal: AbortSignal): Promise<void> {
    try {
      const account = await accountOf(this.#desk, turn.sessionId);
      const asked = await this.#host.request(turn);
      const pictures = await this.#begin(turn, account, asked);
      const request = { ...asked, pictures, question: turn.question };
      for await (const chunk of this.#host.analyzer().analyze(request, signal)) {
        await this.#take(turn, account, chunk);
      }
      withFrames(turn, pictures);
      await this.#ending(() => this.#done(turn, account));
    } catch (error) {
      if (!signal.aborted) await this.#ending(() => this.#failed(turn, failureOf(error)));
    }
  }

  /** Writes that the request goes out, before it does. */
  async #begin(turn: Turn, account: Session, { model, earlier }: Asked): Promise<Picture[]> {
    const slices = await readSlices(turn.sliceIds);
    const newest = slices.at(-1);
    this.#settle(turn, account);
    turn.model = model;
    bookRequest(this.#desk, account, model, Date.now());
    // What a question shows once more was counted when it went by.
    if (turn.attempts === 0 && !turn.replay && turn.askedAt === undefined)
      account.counters.sent += slices.filter(({ again }) => !again).length;
    turn.attempts++;
    turn.usages.push(NO_USAGE);
    Object.assign(turn, { state: 'waiting', text: '', failure: undefined, structured: undefined });
    turn.thumbnail ??= newest?.thumbnail;
    if (turn.kind === 'question') turn.context = { replies: earlier.length, tokens: weightOf(earlier) };
    const shown = this.#desk.preview?.at ?? 0;
    if (newest && newest.at >= shown) this.#desk.preview = previewOf(this.#desk, newest);
    await this.#save(turn, account, { moveSlices: { ids: turn.sliceIds, state: 'sent' } });
    return slices.length > 0 ? slices : whatIsLeft(turn);
  }

  async #take(turn: Turn, account: Session, chunk: ReplyChunk): Promise<void> {
    const wasWaiting = turn.state === 'waiting';
    turn.state = 'streaming';
    turn.text += chunk.text;
    if (chunk.finish) turn.failure = chunk.finish;
    if (chunk.structured) turn.structured = chunk.structured;
    if (chunk.usage) this.#book(turn, account, chunk.usage);
    await write({ turns: [turn], sessions: [account], ...booksOf(this.#desk, Date.now()) });
    publishTurn(turn);
    if (wasWaiting || chunk.usage) publish(this.#desk);
  }

  #book(turn: Turn, account: Session, usage: Usage): void {
    const last = turn.usages.length - 1;
    const { model = '' } = turn;
    const before = turn.usages[last] ?? NO_USAGE;
    bookUsage(this.#desk, account, { model, before, after: usage, now: Date.now() });
    turn.usages[last] = usage;
  }

  /** The last attempt is over: where nothing was told of what it used, that is said. */
  #settle({ attempts, usages, failure, model = '' }: Turn, account: Session): void {
    if (attempts === 0 || tokensIn(usages.at(-1) ?? NO_USAGE) > 0) return;
    if (mayHaveBeenBilled(failure)) bookUnknown(this.#desk, account, model, Date.now());
  }

  async #done(turn: Turn, account: Session): Promise<void> {
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
    await this.#save(turn, account);
  }

  async #stop(failure: Failure): Promise<void> {
    this.#desk.failuresInRow = 0;
    await this.#host.fatal(failure);
  }

  async #end(turn: Turn, account: Session, change: Change): Promise<void> {
    this.#desk.open.delete(turn.id);
    this.#settle(turn, account);
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
    if (turn.kind !== 'batch' || !dispatch) return this.#save(turn, account, change, others);
    const next = afterPart(dispatch, turn, Date.now());
    this.#desk.dispatch = next ?? undefined;
    await this.#save(turn, account, { ...change, dispatch: next }, others);
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

  /** On disk first, then on the screen. */
  async #save(turn: Turn, account: Session, change: Change = {}, others: Turn[] = []): Promise<void> {
    // Last of all the turn itself: the moment it is complete, those that repeat it must be hidden.
    const turns = [...others, turn];
    await write({ ...change, turns, sessions: [account], ...booksOf(this.#desk, Date.now()) });
    for (const changed of turns) publishTurn(changed);
    publishSession(account);
    publish(this.#desk);
  }
}
