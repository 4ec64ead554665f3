/** One request, and its reply as it comes. */
import type { Picture, ReplyChunk } from '../../analyzer';
import { weightOf } from '../../context';
import { failureOf } from '../../failure';
import { readSlices } from '../../history/read';
import { write } from '../../history/write';
import type { Session, Turn, Usage } from '../../model';
import { NO_USAGE } from '../../usage';
import { accountOf } from '../account';
import { bookRequest, booksOf, bookUsage, settle } from '../books';
import { type Desk, previewOf } from '../desk';
import { publish, publishTurn } from '../publish';
import { whatIsLeft } from '../question-pictures';
import { withFrames } from '../watches';
import type { Endings } from './endings';
import type { Asked, TurnsHost } from './host';
import { saveTurn } from './save';

export class Attempts {
  #desk: Desk;
  #host: TurnsHost;
  #endings: Endings;

  constructor(desk: Desk, host: TurnsHost, endings: Endings) {
    this.#desk = desk;
    this.#host = host;
    this.#endings = endings;
  }

  /** Resolves when the reply is complete, or the turn waits for its next try or is given up. */
  async run(turn: Turn, signal: AbortSignal): Promise<void> {
    try {
      const account = await accountOf(this.#desk, turn.sessionId);
      const asked = await this.#host.request(turn);
      const pictures = await this.#begin(turn, account, asked);
      const request = { ...asked, pictures, question: turn.question };
      for await (const chunk of this.#host.analyzer().analyze(request, signal)) {
        await this.#take(turn, account, chunk);
      }
      withFrames(turn, pictures);
      await this.#endings.answered(turn, account);
    } catch (error) {
      if (!signal.aborted) await this.#endings.failed(turn, failureOf(error));
    }
  }

  /** Writes that the request goes out, before it does. */
  async #begin(turn: Turn, account: Session, { model, earlier }: Asked): Promise<Picture[]> {
    const slices = await readSlices(turn.sliceIds);
    const newest = slices.at(-1);
    const now = Date.now();
    settle(this.#desk, account, turn, now);
    turn.model = model;
    bookRequest(this.#desk, account, model, now);
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
    await saveTurn(this.#desk, turn, account, { moveSlices: { ids: turn.sliceIds, state: 'sent' } });
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
}
