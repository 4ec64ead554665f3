/** The Live conversation of one session: what goes in, and where what comes out goes. */
import { tellOffscreen } from '../../browser/offscreen';
import type { VoiceToWorker } from '../../messages';
import type { Failure, Fractions, LiveState, Session, Turn } from '../../model';
import { isSpent } from '../books';
import { type Desk, missing } from '../desk';
import type { Office } from '../office';
import { publish } from '../publish';
import { addWatch } from '../watches';
import { lookCloser } from './closer';
import { Commentary } from './commentary';
import { Idle } from './idle';
import { Keeper } from './keeper';
import { Memory } from './memory';
import { Minutes } from './minutes';
import { NUDGES, type NudgeKind } from './nudge';
import { Pictures } from './pictures';
import { Proposal } from './proposal';
import { type Question, Questions } from './questions';
import { report } from './report';
import { setupOf } from './setup';
import { SOUND_LOST, Sound } from './sound';
import { Speech, type SpeechHost } from './speech';
import type { Kept } from './store';
import type { OpenTalk, TalkEvent } from './talk';
import { Tools } from './tools';
import { Wire } from './wire';

const CUT: Failure = { reason: 'cut', detail: '' };
const STOPPED: Failure = { reason: 'stopped', detail: '' };

export class Run {
  #office: Office;
  #session: Session;
  #keeper: Keeper;
  /** By which it was opened. */
  #access = '';
  #questions = new Questions({
    isOpen: () => this.#wire.link.state === 'open',
    ask: (question) => this.#ask(question),
  });
  #proposed?: LiveState['proposal'];
  #wire: Wire;
  #sound: Sound;
  #pictures: Pictures;
  #minutes: Minutes;
  #speech: Speech;
  #commentary: Commentary;
  #proposal: Proposal;
  #tools: Tools;
  #idle: Idle;
  #memory: Memory;

  constructor(office: Office, session: Session, kept: Kept, openTalk: OpenTalk) {
    const { desk } = office;
    this.#office = office;
    this.#session = session;
    this.#keeper = new Keeper(kept);
    this.#idle = new Idle(office, session, this.#keeper, () => this.isHeard);
    this.#memory = new Memory(desk);
    this.#sound = new Sound(session, kept.microphone ?? false, {
      send: (input, onSent) => this.#wire.send(input, onSent),
      played: (turnId, ms) => this.#speech.played(turnId, ms),
      turned: () => this.#commentary.look(),
      changed: () => this.publish(),
    });
    this.#pictures = new Pictures(desk, session, (slice) => this.#commentary.shown(slice));
    this.#minutes = new Minutes(office, session, () => this.#pictures.newest);
    this.#speech = new Speech(this.#speechHost());
    this.#wire = new Wire({
      openTalk,
      pictures: this.#pictures,
      setup: () => setupOf(desk),
      recap: () => this.#memory.recap,
      keepHandle: (handle) => this.#keeper.keep({ handle }),
      hear: (event) => this.#hear(event),
      mayShow: () => this.#maySpend,
    });
    this.#commentary = new Commentary(desk, session, {
      isBusy: () => this.#isBusy,
      userUntil: () => this.#wire.userUntil,
      nudge: (kind) => this.#nudge(kind),
    });
    this.#proposal = new Proposal({
      watches: () => desk.watches,
      show: (proposal) => this.#propose(proposal),
      answer: (input) => this.#wire.send(input),
      add: (text) => office.inTurn(() => addWatch(desk, text)),
    });
    const send = this.#wire.send.bind(this.#wire);
    const closer = (part: Fractions, shown: () => void) => lookCloser(this.#wire, session, part, shown);
    const told = () => ({ turn: this.#speech.current, minutes: this.#minutes });
    const heed = (args: Record<string, unknown>) => report(office, session, args, told);
    this.#tools = new Tools({ send, lookCloser: closer, report: heed }, this.#proposal);
  }

  get sessionId(): string {
    return this.#session.id;
  }

  /** The user wants to be. */
  get isHeard(): boolean {
    return this.#sound.isWanted;
  }

  /** Brings everything in line with the session and the settings. @returns why the user is not heard, if so */
  async follow(): Promise<Failure | undefined> {
    const { desk } = this.#office;
    if (this.#session.paused && this.#idle.since !== undefined) await this.#idle.end();
    if (!this.#isWanted) {
      await this.#rest();
      this.publish();
      return undefined;
    }
    if (this.#wire.isThere && this.#access !== accessOf(desk)) await this.#wire.close();
    if (this.#wire.isThere) this.#wire.follow();
    else await this.#begin();
    this.#idle.listen();
    const failure = await this.#sound.follow(desk.settings, this.#listens);
    await this.#keeper.keep({ microphone: this.#sound.isWanted || undefined });
    this.publish();
    return failure;
  }

  /** Ends it, with everything that is open. Resolves when nothing of it is left. */
  async close(): Promise<void> {
    await this.#rest();
    this.#office.desk.live = undefined;
    publish(this.#office.desk);
  }

  /** A picture may be waiting. */
  offer(): void {
    this.#wire.offer();
  }

  /** Puts a question at the end of the conversation. */
  open(fields: Parameters<Minutes['open']>[0]): Turn {
    const turn = this.#minutes.open(fields);
    this.#speech.asked(turn);
    return turn;
  }

  /** Asks it, with the picture that it is about, when those before it are answered; unless it was taken back meanwhile. */
  ask(question: Question): void {
    if (!this.#speech.isUnsent(question.turn)) return;
    if (this.#wire.link.state === 'lost') this.#wire.reconnect();
    this.#questions.add(question);
  }

  unask(turn: Turn): void {
    this.#questions.remove(turn);
    this.#speech.unasked(turn, STOPPED);
  }

  /** The user wants to be heard, or no longer. */
  want(microphone: boolean): void {
    this.#sound.want(microphone);
  }

  microphoneAsked(granted: boolean): Failure | undefined {
    return this.#sound.asked(granted);
  }

  talk(talking: boolean): Promise<void> {
    return this.#sound.talk(talking);
  }

  letGo(): Promise<void> {
    return this.#sound.letGo();
  }

  reconnect(): void {
    this.#wire.reconnect();
  }

  decide(id: string, agreed: boolean): Promise<void> {
    return this.#proposal.decide(id, agreed);
  }

  goOn(): Promise<void> {
    return this.#idle.goOn();
  }

  hearVoice(message: VoiceToWorker): Failure | undefined {
    return this.#sound.hear(message);
  }

  publish(): void {
    const { desk } = this.#office;
    const quietSince = this.#idle.since;
    const isOn = this.#wire.isThere || quietSince !== undefined;
    desk.live = isOn
      ? {
          link: this.#wire.link,
          ...this.#sound.state,
          ...(quietSince !== undefined && { quietSince }),
          ...(this.#proposed && { proposal: this.#proposed }),
        }
      : undefined;
    publish(desk);
  }

  /** A question in writing is answered whatever else stands still. */
  get #isWanted(): boolean {
    const { desk } = this.#office;
    if (missing(desk)) return false;
    return (
      this.#listens || [...desk.open.values()].some(({ live, heard, question }) => live && !heard && question)
    );
  }

  get #listens(): boolean {
    return !this.#session.paused && this.#idle.since === undefined;
  }

  /** What the user has not asked for may go out. */
  get #maySpend(): boolean {
    return this.#listens && !isSpent(this.#office.desk, Date.now());
  }

  async #begin(): Promise<void> {
    await this.#memory.recall();
    // Another key's handle is refused, and nobody else's business.
    if (this.#access && this.#access !== accessOf(this.#office.desk))
      await this.#keeper.keep({ handle: undefined });
    const { handle } = this.#keeper.kept;
    this.#access = accessOf(this.#office.desk);
    this.#idle.word();
    this.#wire.open(handle);
    // A session that knows nothing is shown what is there, changed or not. A new source shows itself.
    if (handle || !this.#listens || this.#session.counters.seen === 0) return;
    await tellOffscreen({ type: 'offscreen/look-now' }).catch(() => {});
  }

  /** Closes the socket and the sound; what was being said ends there. */
  async #rest(): Promise<void> {
    this.#commentary.close();
    this.#idle.close();
    this.#proposal.close();
    this.#questions.clear();
    this.#speech.close(endedByUser(this.#session) ? STOPPED : CUT);
    await Promise.all([this.#wire.close(), this.#sound.off()]);
    this.#sound.reset();
    await this.#minutes.done();
  }

  #hear(event: TalkEvent): void {
    if (WORDS.has(event.type)) this.#idle.word();
    switch (event.type) {
      case 'link':
        this.publish();
        this.#questions.next();
        this.#commentary.look();
        break;
      case 'tool-calls':
        this.#speech.hear(event);
        for (const call of event.calls) this.#tools.call(call);
        break;
      case 'tool-calls-cancelled':
        this.#tools.cancel(event.ids);
        break;
      case 'sound-dropped':
        this.#office.desk.notice = SOUND_LOST;
        this.publish();
        break;
      default:
        this.#speech.hear(event);
    }
  }

  #ask({ turn, slice, text }: Question): void {
    const ask = () => {
      this.#minutes.answered(turn);
      this.#wire.send({ type: 'text', text }, () => this.#speech.sent(turn));
    };
    this.#wire.show(slice, ask, () => this.#questions.isAsked(turn));
  }

  get #isBusy(): boolean {
    const { talking, speaking } = this.#sound.state;
    const isOpen = this.#wire.link.state === 'open' && this.#maySpend;
    return !isOpen || this.#speech.isOn || speaking || talking;
  }

  #nudge(kind: NudgeKind): void {
    this.#speech.nudged(kind);
    this.#wire.send({ type: 'text', text: NUDGES[kind] });
  }

  #propose(proposal: LiveState['proposal']): void {
    this.#proposed = proposal;
    this.publish();
  }

  #speechHost(): SpeechHost {
    return {
      begin: (kind) => this.#minutes.begin(kind),
      note: (turn) => this.#minutes.note(turn),
      used: (turn, usage) => this.#minutes.used(turn, usage),
      end: (turn, failure) => {
        this.#minutes.end(turn, failure);
        void this.#ended(turn);
      },
      say: (turn, pcm) => this.#sound.say(turn, pcm),
      said: (turn) => this.#sound.said(turn),
      hush: () => this.#sound.hush(),
    };
  }

  /** A turn is over. */
  async #ended(turn: Turn): Promise<void> {
    this.#questions.over(turn);
    await this.#minutes.done();
    await this.#memory.recall();
    this.#commentary.look();
    // It may have been what it was open for.
    if (!this.#listens) await this.#office.live.follow();
  }
}

/** What somebody says. */
const WORDS: ReadonlySet<TalkEvent['type']> = new Set(['heard', 'said', 'text', 'audio']);

const accessOf = ({ key, settings }: Desk) => `${key} ${settings.apiAddress}`;

/** Where the session goes on, it was paused, or is answered otherwise. */
function endedByUser({ end }: Session): boolean {
  return end === undefined || end === 'stopped' || end === 'switched';
}
