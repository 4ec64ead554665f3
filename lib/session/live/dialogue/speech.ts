/** Who says what: the turns of a conversation become turns of the history. */
import type { Heard } from '../../../live/host';
import type { SpokenTurn } from '../../../live/spoken-turn';
import { NO_TURNS, nextTick, reduceTurns, type TurnEvent } from '../../../live/turns';
import type { Failure, Turn, Usage } from '../../../model';
import { isOver } from '../../desk';
import type { NudgeKind } from '../nudge';
import { isSaid, whyEnded, writeDown } from './spoken';

export interface SpeechHost {
  /** A turn at the end of the conversation: what the user says, or what the model says by itself. */
  begin(kind: 'question' | 'slice'): Turn;
  /** Something of it has changed. */
  note(turn: Turn): void;
  /** It is over. */
  end(turn: Turn, failure?: Failure): void;
  /** @param turn undefined where nothing of it is shown: it is billed all the same */
  used(turn: Turn | undefined, usage: Usage): void;
  say(turn: Turn, pcm: Uint8Array<ArrayBuffer>): void;
  /** Nothing more of it will come. */
  said(turn: Turn): void;
  hush(): void;
}

/** What tells of more than the answer that nobody wants to know any more. */
const HEEDED: ReadonlySet<Heard['type']> = new Set(['heard', 'usage', 'interrupted', 'cut', 'silent']);

const ENDS: ReadonlySet<Heard['type']> = new Set(['turn-complete', 'interrupted', 'cut', 'silent']);

export class Speech {
  #host: SpeechHost;
  #turns = NO_TURNS;
  /** Of the history, by the conversation's id. */
  #known = new Map<number, Turn>();
  #booked = new Map<number, number>();
  /** Written, and not sent yet. */
  #unsent = new Set<Turn>();
  /** The one that has just been sent. */
  #typed?: Turn;
  /** What is said to these is not heard: they are nothing but a look after the watches. */
  #mute = new Set<number>();
  /** Turns of which is not known yet how much was heard of them. */
  #cutOff = new Map<string, Turn>();
  /** The rest of what nobody wants to know any more is still to come. */
  #skips = false;
  #why?: Failure;
  /** Something came in this turn that could not be read. */
  #garbled = false;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: SpeechHost) {
    this.#host = host;
  }

  /** It is somebody's turn. */
  get isOn(): boolean {
    const { asked, answering } = this.#turns;
    return asked !== undefined || answering !== undefined || this.#unsent.size > 0;
  }

  /** Nobody has said anything that a bill could be of. */
  get #isBlank(): boolean {
    const { asked, answering, last } = this.#turns;
    return !asked && !answering && !last;
  }

  /** What the model is at: what it reports stands there. */
  get current(): Turn {
    const { answering, last } = this.#turns;
    const at = answering ?? last;
    const known = at && this.#known.get(at.id);
    if (known) return known;
    const turn = this.#host.begin('slice');
    if (answering) this.#known.set(answering.id, turn);
    else queueMicrotask(() => this.#host.end(turn));
    return turn;
  }

  /** The user has written; it is sent before long. */
  asked(turn: Turn): void {
    this.#unsent.add(turn);
  }

  /** Nobody has taken it back, and it has not gone out. */
  isUnsent(turn: Turn): boolean {
    return this.#unsent.has(turn);
  }

  sent(turn: Turn): void {
    if (!this.#unsent.delete(turn)) return;
    this.#typed = turn;
    this.#apply({ type: 'typed', text: turn.question ?? '' });
  }

  /** The user wants no answer to it any more. */
  unasked(turn: Turn, why: Failure): void {
    if (this.#unsent.delete(turn)) {
      this.#host.end(turn, why);
      return;
    }
    const { asked, answering } = this.#turns;
    const isAt = [asked, answering].find((each) => each && this.#known.get(each.id) === turn);
    if (!isAt) return;
    this.#why = why;
    this.#apply({ type: isAt === answering ? 'interrupted' : 'unasked' });
    this.#why = undefined;
    this.#skips = true;
  }

  /** The model was told that the screen has changed. */
  nudged(kind: NudgeKind): void {
    this.#apply({ type: 'nudged' });
    const { asked } = this.#turns;
    if (kind === 'watched' && asked?.began === 'nudged') this.#mute.add(asked.id);
  }

  hear(event: Heard): void {
    if (this.#isSkipped(event)) return;
    if (event.type === 'interrupted') this.#host.hush();
    if (event.type === 'usage' && this.#isBlank) this.#host.used(undefined, event.usage);
    if (event.type === 'garbage') this.#garbled = true;
    this.#apply(event);
    if (event.type === 'audio') this.#say(event.pcm);
  }

  /** How much was heard. */
  played(turnId: string, ms: number): void {
    const turn = this.#cutOff.get(turnId);
    if (!turn) return;
    this.#cutOff.delete(turnId);
    turn.cutOffMs = ms;
    this.#host.note(turn);
  }

  /** Nothing more is said or answered. */
  close(why: Failure): void {
    this.#why = why;
    this.#apply({ type: 'cut' });
    this.#apply({ type: 'unasked' });
    this.#why = undefined;
    for (const turn of this.#unsent) this.#host.end(turn, why);
    this.#unsent.clear();
    this.#skips = false;
    clearTimeout(this.#timer);
  }

  #isSkipped({ type }: Heard): boolean {
    const isOver = ENDS.has(type);
    const skips = this.#skips && !HEEDED.has(type);
    if (isOver) this.#skips = false;
    return skips;
  }

  #apply(event: TurnEvent): void {
    const { turns, changed } = reduceTurns(this.#turns, event, Date.now());
    this.#turns = turns;
    for (const spoken of changed) this.#take(spoken);
    if (!this.isOn) this.#garbled = false;
    clearTimeout(this.#timer);
    const at = nextTick(this.#turns);
    if (at !== undefined) this.#timer = setTimeout(() => this.#apply({ type: 'tick' }), at - Date.now());
  }

  #take(spoken: SpokenTurn): void {
    const turn = this.#known.get(spoken.id) ?? this.#begin(spoken);
    if (turn) writeDown(turn, spoken);
    if (turn || spoken.state === 'done') this.#book(turn, spoken);
    if (!turn) return;
    if (spoken.generatedAt !== undefined) this.#host.said(turn);
    if (spoken.state === 'done' && !isOver(turn)) this.#end(turn, spoken);
    else this.#host.note(turn);
  }

  #book(turn: Turn | undefined, { id, usages }: SpokenTurn): void {
    for (const usage of usages.slice(this.#booked.get(id) ?? 0)) this.#host.used(turn, usage);
    this.#booked.set(id, usages.length);
    if (!turn) this.#forget();
  }

  /** Of what the model says by itself nothing is written down before it has said something. */
  #begin(spoken: SpokenTurn): Turn | undefined {
    const { began, id } = spoken;
    const typed = began === 'typed' ? this.#typed : undefined;
    if (typed) this.#typed = undefined;
    else if (began !== 'heard' && !isSaid(spoken)) return undefined;
    const turn = typed ?? this.#host.begin(began === 'heard' ? 'question' : 'slice');
    this.#known.set(id, turn);
    return turn;
  }

  #end(turn: Turn, spoken: SpokenTurn): void {
    const { interrupted, speechMs } = spoken;
    turn.state = 'done';
    if (interrupted && speechMs > 0) this.#cutOff.set(turn.id, turn);
    if (interrupted && this.#why) this.#host.hush();
    this.#host.said(turn);
    const why = this.#why ?? whyEnded(spoken, this.#garbled);
    this.#garbled = false;
    this.#host.end(turn, why);
    this.#forget();
  }

  /** What ended before the last one never changes again. */
  #forget(): void {
    const { asked, aside, answering, last } = this.#turns;
    const kept = new Set([asked, aside, answering, last].map((turn) => turn?.id));
    for (const all of [this.#known, this.#booked, this.#mute]) {
      for (const id of all.keys()) if (!kept.has(id)) all.delete(id);
    }
  }

  #say(pcm: Uint8Array<ArrayBuffer>): void {
    const { answering } = this.#turns;
    const turn = answering && this.#known.get(answering.id);
    if (turn && pcm.length > 0 && !this.#mute.has(answering.id)) this.#host.say(turn, pcm);
  }
}
