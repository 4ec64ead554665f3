/** Who says what: the user's questions in writing, and what the model says and calls for. */
import type { Failure, Session, Turn, WatchProposal } from '../../../model';
import type { Office } from '../../office';
import type { NewTurn } from '../../turns/new-turn';
import { addWatch } from '../../watches';
import { NUDGES, type NudgeKind } from '../nudge';
import type { Sound } from '../sound/sound';
import type { Pictures } from '../wire/pictures';
import type { TalkEvent } from '../wire/talk';
import type { Wire } from '../wire/wire';
import { lookCloser } from './closer';
import { Minutes } from './minutes';
import { Proposal } from './proposal';
import { type Question, Questions } from './questions';
import { report } from './report';
import { Speech } from './speech';
import { Tools } from './tools';

export interface DialogueHost {
  wire: Wire;
  sound: Sound;
  pictures: Pictures;
  /** What is shown of it has changed. */
  changed(): void;
  /** A turn is over, and written down. */
  ended(): Promise<void>;
}

const CUT: Failure = { reason: 'cut', detail: '' };
const STOPPED: Failure = { reason: 'stopped', detail: '' };

export class Dialogue {
  #session: Session;
  #host: DialogueHost;
  #questions: Questions;
  #minutes: Minutes;
  #speech: Speech;
  #proposal: Proposal;
  #tools: Tools;

  constructor(office: Office, session: Session, host: DialogueHost) {
    const { wire, pictures, changed } = host;
    const { desk } = office;
    this.#session = session;
    this.#host = host;
    this.#minutes = new Minutes(office, session, () => pictures.newest);
    this.#speech = this.#newSpeech();
    this.#questions = new Questions({
      isOpen: () => wire.link.state === 'open',
      ask: (question) => this.#ask(question),
    });
    this.#proposal = new Proposal({
      watches: () => desk.watches,
      changed,
      answer: (input) => wire.send(input),
      add: (text) => office.inTurn(() => addWatch(desk, text)),
    });
    this.#tools = this.#newTools(office);
  }

  /** It is somebody's turn. */
  get isOn(): boolean {
    return this.#speech.isOn;
  }

  get proposal(): WatchProposal | undefined {
    return this.#proposal.shown;
  }

  /** Puts a question at the end of the conversation. */
  open(fields: NewTurn): Turn {
    const turn = this.#minutes.open(fields);
    this.#speech.asked(turn);
    return turn;
  }

  /** Asks it, with the picture that it is about, when those before it are answered; unless it was taken back meanwhile. */
  ask(question: Question): void {
    const { wire } = this.#host;
    if (!this.#speech.isUnsent(question.turn)) return;
    if (wire.link.state === 'lost') wire.reconnect();
    this.#questions.add(question);
  }

  unask(turn: Turn): void {
    this.#questions.remove(turn);
    this.#speech.unasked(turn, STOPPED);
  }

  /** What waited for the socket may go out. */
  linked(): void {
    this.#questions.next();
  }

  /** Tells the model that the screen has changed. */
  nudge(kind: NudgeKind): void {
    this.#speech.nudged(kind);
    this.#host.wire.send({ type: 'text', text: NUDGES[kind] });
  }

  hear(event: TalkEvent): void {
    if (event.type === 'tool-calls-cancelled') this.#tools.cancel(event.ids);
    else this.#speech.hear(event);
    if (event.type === 'tool-calls') for (const call of event.calls) this.#tools.call(call);
  }

  /** How much was heard of an answer. */
  played(turnId: string, ms: number): void {
    this.#speech.played(turnId, ms);
  }

  decide(id: string, agreed: boolean): Promise<void> {
    return this.#proposal.decide(id, agreed);
  }

  /** What was being said ends here. */
  close(): void {
    this.#proposal.close();
    this.#questions.clear();
    this.#speech.close(endedByUser(this.#session) ? STOPPED : CUT);
  }

  /** Resolves when all of it is written. */
  done(): Promise<void> {
    return this.#minutes.done();
  }

  #ask({ turn, slice, text }: Question): void {
    const { wire } = this.#host;
    const ask = () => {
      this.#minutes.answered(turn);
      wire.send({ type: 'text', text }, () => this.#speech.sent(turn));
    };
    wire.show(slice, ask, () => this.#questions.isAsked(turn));
  }

  async #ended(turn: Turn): Promise<void> {
    this.#questions.over(turn);
    await this.#minutes.done();
    await this.#host.ended();
  }

  #newSpeech(): Speech {
    const { sound } = this.#host;
    return new Speech({
      begin: (kind) => this.#minutes.begin(kind),
      note: (turn) => this.#minutes.note(turn),
      used: (turn, usage) => this.#minutes.used(turn, usage),
      end: (turn, failure) => {
        this.#minutes.end(turn, failure);
        void this.#ended(turn);
      },
      say: (turn, pcm) => sound.say(turn, pcm),
      said: (turn) => sound.said(turn),
      hush: () => sound.hush(),
    });
  }

  #newTools(office: Office): Tools {
    const { wire } = this.#host;
    const place = () => ({ turn: this.#speech.current, minutes: this.#minutes });
    return new Tools(
      {
        send: (input) => wire.send(input),
        lookCloser: (part, shown) => lookCloser(wire, this.#session, part, shown),
        report: (args) => report(office, this.#session, args, place),
      },
      this.#proposal,
    );
  }
}

/** Where the session goes on, it was paused, or is answered otherwise. */
function endedByUser({ end }: Session): boolean {
  return end === undefined || end === 'stopped' || end === 'switched';
}
