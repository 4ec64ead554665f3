/** Who says what: the events of a conversation become turns of the history. */
import type { LiveEvent } from '../../live';
import type { Failure, Link, Turn, Usage } from '../../model';

/** Some models end their turn without a word about it: after so long a silence it is taken for ended. */
const SILENT_END_MS = 5_000;

/** And so long it may take to look at what a tool answered. */
const TOOL_END_MS = 20_000;

export interface SpeechHost {
  /** A turn at the end of the conversation: what the user says, or what the model says by itself. */
  begin(kind: 'question' | 'slice'): Turn;
  /** The model has begun with a turn. */
  answered(turn: Turn): void;
  /** Something of it has changed. */
  note(turn: Turn): void;
  /** It is over. */
  end(turn: Turn, failure?: Failure): void;
  used(turn: Turn, usage: Usage): void;
  say(turn: Turn, pcm: Uint8Array<ArrayBuffer>): void;
  /** Nothing more of it will come. */
  said(turn: Turn): void;
  hush(): void;
}

/** What is said before anybody has asked for it, is not heard or not even shown. */
type Unasked = 'told' | 'watched';

export class Speech {
  #host: SpeechHost;
  /** Asked, and not answered yet; oldest first. */
  #waiting: Turn[] = [];
  #unsent = new Set<Turn>();
  /** What the user is saying, until the model's turn is over. */
  #heard?: Turn;
  #heardAll = false;
  /** What the model is saying. */
  #reply?: Turn;
  #isSilent = false;
  /** The rest of what nobody wants to know any more is still to come. */
  #skips = false;
  #hasSound = false;
  /** Tools were called, and nothing has been said since. */
  #called = false;
  /** The turn that the user spoke over is still to be told as complete. */
  #interruptedOne = false;
  #nudge?: Unasked;
  #last?: Turn;
  /** Turns of which is not known yet how much was heard of them. */
  #cut = new Map<string, Turn>();
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: SpeechHost) {
    this.#host = host;
  }

  /** It is somebody's turn. */
  get isOn(): boolean {
    return this.#reply !== undefined || this.#waiting.length > 0;
  }

  /** The user has written; it is sent before long. */
  asked(turn: Turn): void {
    this.#waiting.push(turn);
    this.#unsent.add(turn);
  }

  sent(turn: Turn): void {
    this.#unsent.delete(turn);
  }

  /** The user wants no answer to it any more. */
  unasked(turn: Turn, failure: Failure): void {
    if (this.#reply === turn) {
      this.#host.hush();
      this.#end(failure);
      this.#skips = true;
    } else if (this.#waiting.includes(turn)) {
      this.#waiting = this.#waiting.filter((each) => each !== turn);
      this.#host.end(turn, failure);
    }
  }

  /** The model was told that the screen has changed. */
  nudged(nudge: Unasked): void {
    this.#nudge = nudge;
  }

  hear(event: LiveEvent): void {
    if (this.#isSkipped(event)) return;
    switch (event.type) {
      case 'heard':
        this.#hearUser(event.text, event.finished);
        break;
      case 'audio':
        this.#hearSound(event.pcm);
        break;
      case 'text':
      case 'said':
        this.#hearModel(event.text);
        break;
      case 'sources':
        this.#link(event.links);
        break;
      case 'tool-calls':
        this.#called = true;
        this.#stillOn();
        break;
      case 'usage':
        this.#use(event.usage);
        break;
      case 'interrupted':
        this.#interrupted();
        break;
      case 'generated':
        this.#generated();
        break;
      case 'turn-complete':
        this.#completed();
        break;
    }
  }

  /** What the model is saying, or is about to say: what it reports stands there. */
  get current(): Turn {
    this.#stillOn();
    return this.#begun();
  }

  /** How much was heard. */
  played(turnId: string, ms: number): void {
    const turn = this.#cut.get(turnId);
    if (!turn) return;
    this.#cut.delete(turnId);
    turn.cutOffMs = ms;
    this.#host.note(turn);
  }

  /** Nothing more comes of what is being said, nor of what was asked; `all`: also where that was not sent yet. */
  break(failure: Failure, all: boolean): void {
    if (this.#reply) this.#end(failure);
    this.#heard = undefined;
    this.#called = false;
    this.#interruptedOne = false;
    this.#nudge = undefined;
    this.#skips = false;
    const over = this.#waiting.filter((turn) => all || !this.#unsent.has(turn));
    this.#waiting = this.#waiting.filter((turn) => !over.includes(turn));
    for (const turn of over) this.#host.end(turn, failure);
    if (all) this.#unsent.clear();
  }

  #isSkipped({ type }: LiveEvent): boolean {
    const isOver = type === 'turn-complete' || type === 'interrupted';
    const skips = this.#skips && type !== 'heard' && type !== 'usage';
    if (isOver) this.#skips = false;
    return skips;
  }

  #hearUser(text: string, finished: boolean): void {
    // What is understood late is still of the turn that is being answered.
    const isLate = this.#heard && !(this.#heardAll && this.#reply === this.#heard);
    if (!isLate) {
      if (text.trim() === '') return;
      this.#heard = this.#host.begin('question');
      this.#heard.heard = true;
      this.#heard.question = '';
      this.#waiting.push(this.#heard);
      this.#nudge = undefined;
    }
    const turn = this.#heard as Turn;
    turn.question = `${turn.question}${turn.question ? text : text.trimStart()}`;
    this.#heardAll = finished;
    this.#host.note(turn);
  }

  #hearSound(pcm: Uint8Array<ArrayBuffer>): void {
    const turn = this.#begun();
    this.#stillOn();
    if (this.#isSilent || pcm.length === 0) return;
    turn.spoken = true;
    this.#hasSound = true;
    this.#host.say(turn, pcm);
  }

  #hearModel(text: string): void {
    if (text === '') return;
    const turn = this.#begun();
    this.#stillOn();
    turn.text += turn.text ? text : text.trimStart();
    turn.state = 'streaming';
    this.#called = false;
    this.#host.note(turn);
  }

  /** The turn that the model is at: what was asked first, or one of its own. */
  #begun(): Turn {
    if (this.#reply) return this.#reply;
    const asked = this.#waiting.shift();
    this.#isSilent = !asked && this.#nudge === 'watched';
    if (!asked) this.#nudge = undefined;
    this.#hasSound = false;
    this.#interruptedOne = false;
    this.#reply = asked ?? this.#host.begin('slice');
    this.#host.answered(this.#reply);
    return this.#reply;
  }

  #link(links: Link[]): void {
    const turn = this.#begun();
    const known = new Set(turn.links?.map(({ url }) => url));
    turn.links = [...(turn.links ?? []), ...links.filter(({ url }) => !known.has(url))];
    this.#host.note(turn);
  }

  #use(usage: Usage): void {
    const turn = this.#reply ?? this.#waiting[0] ?? this.#last;
    if (turn) this.#host.used(turn, usage);
  }

  #interrupted(): void {
    this.#host.hush();
    this.#called = false;
    this.#interruptedOne = true;
    const turn = this.#reply;
    if (!turn) return;
    if (this.#hasSound) this.#cut.set(turn.id, turn);
    this.#end();
  }

  #generated(): void {
    if (!this.#reply) return;
    this.#host.said(this.#reply);
    this.#endAfter(SILENT_END_MS);
  }

  #completed(): void {
    if (this.#interruptedOne && !this.#reply) {
      this.#interruptedOne = false;
      return;
    }
    // Tools are answered in a turn of their own.
    if (this.#called) {
      this.#called = false;
      if (this.#reply) this.#endAfter(TOOL_END_MS);
      return;
    }
    if (!this.#reply && this.#waiting.length > 0 && !this.#nudge) this.#begun();
    this.#nudge = undefined;
    if (this.#reply) this.#end();
    this.#heard = undefined;
  }

  /** More of it came: it is not over yet. */
  #stillOn(): void {
    clearTimeout(this.#timer);
  }

  #endAfter(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#completed(), ms);
  }

  #end(failure?: Failure): void {
    const turn = this.#reply as Turn;
    clearTimeout(this.#timer);
    this.#reply = undefined;
    if (this.#heard === turn) this.#heard = undefined;
    this.#last = turn;
    this.#host.said(turn);
    this.#host.end(turn, failure);
  }
}
