import { type LiveEvent, msOf, OUTPUT_RATE } from '../live';
import type { Link } from '../model';
import type { Heard } from './host';
import { type Beginning, closesAt, newTurn, type SpokenTurn, TOOLS_MS } from './spoken-turn';
import { joined, type Transcript, wordsOf } from './transcript';

/** What changes a conversation: what is heard of it, what the user writes, and time. */
export type TurnEvent =
  | Heard
  | { type: 'typed'; text: string }
  /** The model was told that the screen has changed. */
  | { type: 'nudged' }
  /** The user wants no answer to what is asked. */
  | { type: 'unasked' }
  /** Nothing but that it is later: see `nextTick`. */
  | { type: 'tick' };

export interface Turns {
  nextId: number;
  /** Said by the user, and not answered yet. */
  asked?: SpokenTurn;
  /** What the user was in the middle of saying when they wrote what is asked now: it comes after that. */
  aside?: SpokenTurn;
  answering?: SpokenTurn;
  /** The last one that ended: its bill may follow, and what was still on its way when the user spoke over it. */
  last?: SpokenTurn;
  /** Until then what the model says, and that its turn is over, is of the interrupted `last`. ms since 1970. */
  tailUntil: number;
}

export const NO_TURNS: Turns = { nextId: 1, tailUntil: 0 };

export interface Step {
  turns: Turns;
  /** In order; each at most once. */
  changed: SpokenTurn[];
}

/** What is on its way of a turn that was interrupted is there by then, ms. */
export const TAIL_MS = 2_000;

/** @param at ms since 1970 */
export function reduceTurns(before: Turns, event: TurnEvent, at: number): Step {
  const next = new Draft(before, at);
  next.expire();
  next.apply(event);
  return next.step();
}

/** When to call with `tick`, where nothing else happens. ms since 1970. */
export function nextTick({ answering }: Turns): number | undefined {
  return answering && closesAt(answering);
}

/** The next state while it is made: the turns themselves are never changed, but replaced. */
class Draft {
  readonly #turns: Turns;
  readonly #changed = new Map<number, SpokenTurn>();

  constructor(
    before: Turns,
    private readonly at: number,
  ) {
    this.#turns = { ...before };
  }

  step(): Step {
    const { asked, aside } = this.#turns;
    if (!asked && aside) Object.assign(this.#turns, { asked: aside, aside: undefined });
    return { turns: this.#turns, changed: [...this.#changed.values()].sort((a, b) => a.id - b.id) };
  }

  /** A turn whose end nobody told. */
  expire(): void {
    const { answering } = this.#turns;
    const end = answering && closesAt(answering);
    if (end !== undefined && this.at >= end) this.#finish('answering', {});
  }

  apply(event: TurnEvent): void {
    switch (event.type) {
      case 'heard':
        this.#heard(event);
        break;
      case 'typed':
        this.#ask('typed', event.text);
        break;
      case 'nudged':
        if (!this.#turns.asked && !this.#turns.answering) this.#ask('nudged');
        break;
      case 'audio':
      case 'text':
      case 'said':
      case 'tool-calls':
      case 'sources':
        this.#answered(event);
        break;
      case 'generated':
        this.#change('answering', ({ generatedAt = this.at }) => ({ generatedAt }));
        break;
      case 'usage':
        this.#change(this.#latest(), ({ usages }) => ({ usages: [...usages, event.usage] }));
        break;
      case 'interrupted':
        this.#interrupted();
        break;
      case 'turn-complete':
        this.#completed();
        break;
      case 'cut':
        this.#cut();
        break;
      case 'silent':
        this.#turns.tailUntil = 0;
        this.#finish('answering', { silent: true });
        this.#finish('asked', { silent: true });
        break;
      case 'unasked':
        this.#finish('asked', {});
    }
  }

  /** The transcript of what the user says may come after the model has begun to answer it. */
  #heard(fragment: Transcript): void {
    const place = this.#placeOfSpeech();
    if (place) {
      this.#change(place, ({ user }) => ({ began: 'heard', user: joined(user, fragment) }));
    } else if (wordsOf(fragment)) {
      this.#ask('heard');
      this.#change('asked', ({ user }) => ({ user: joined(user, fragment) }));
    }
  }

  #placeOfSpeech(): Place | undefined {
    const { aside, asked, answering } = this.#turns;
    if (aside) return 'aside';
    if (asked) return asked.began === 'heard' ? 'asked' : undefined;
    return isLate(answering) ? 'answering' : undefined;
  }

  /** The model answers all that was asked in one turn: it belongs to the last question. */
  #ask(began: Beginning, words?: string): void {
    const { asked } = this.#turns;
    if (began === 'typed' && asked?.began === 'heard' && !asked.user.finished) this.#turns.aside = asked;
    else this.#finish('asked', {});
    this.#put('asked', newTurn(this.#turns.nextId, began, this.at, words));
    this.#turns.nextId += 1;
  }

  #answered(event: Answer): void {
    const isTail = !this.#turns.answering && this.at < this.#turns.tailUntil;
    if (!isTail) this.#beginAnswer();
    const called = event.type === 'tool-calls' ? (true as const) : undefined;
    this.#change(isTail ? 'last' : 'answering', (turn) => ({
      ...withAnswer(turn, event, this.at),
      ...(event.type !== 'sources' && { called, openUntil: undefined }),
    }));
  }

  #beginAnswer(): void {
    if (this.#turns.answering) return;
    if (!this.#turns.asked) this.#ask('unknown');
    const { asked } = this.#turns;
    this.#turns.asked = undefined;
    if (asked) this.#put('answering', { ...asked, state: 'answering' });
  }

  #interrupted(): void {
    // An answer that the user has stopped already is over here; there its end is yet to be told.
    this.#finish('answering', { interrupted: true });
    this.#turns.tailUntil = this.at + TAIL_MS;
  }

  #completed(): void {
    const { answering } = this.#turns;
    if (answering?.called) {
      const openUntil = this.at + TOOLS_MS;
      this.#change('answering', () => ({ called: undefined, generatedAt: undefined, openUntil }));
    } else if (answering) this.#finish('answering', {});
    else if (this.at < this.#turns.tailUntil) this.#turns.tailUntil = 0;
    // The model has nothing to say to it. What is spoken may not be at its end yet.
    else if (this.#turns.asked?.began !== 'heard') this.#finish('asked', {});
  }

  #cut(): void {
    this.#turns.tailUntil = 0;
    this.#finish('answering', { cut: true });
    // Who speaks goes on speaking on the next socket.
    if (this.#turns.asked?.began !== 'heard') this.#finish('asked', { cut: true });
  }

  #latest(): Place {
    return this.#turns.answering ? 'answering' : this.#turns.last ? 'last' : 'asked';
  }

  #finish(place: 'asked' | 'answering', how: Partial<SpokenTurn>): void {
    const turn = this.#turns[place];
    if (!turn) return;
    this.#turns[place] = undefined;
    this.#put('last', { ...turn, ...how, state: 'done', endedAt: this.at });
  }

  #change(place: Place, change: (turn: SpokenTurn) => Partial<SpokenTurn>): void {
    const turn = this.#turns[place];
    if (turn) this.#put(place, { ...turn, ...change(turn) });
  }

  #put(place: Place, turn: SpokenTurn): void {
    this.#turns[place] = turn;
    this.#changed.set(turn.id, turn);
  }
}

type Place = 'asked' | 'aside' | 'answering' | 'last';
type Answer = LiveEvent & { type: 'audio' | 'text' | 'said' | 'tool-calls' | 'sources' };

/** Whether what is heard now may be what it answers. */
function isLate(turn: SpokenTurn | undefined): boolean {
  if (turn?.began === 'unknown') return true;
  return turn?.began === 'heard' && !turn.user.finished;
}

function withAnswer(turn: SpokenTurn, event: Answer, at: number): Partial<SpokenTurn> {
  switch (event.type) {
    case 'audio': {
      const speechMs = turn.speechMs + msOf(event.pcm, OUTPUT_RATE);
      return { speechMs, speechAt: turn.speechAt ?? at };
    }
    case 'text':
      return { model: { text: turn.model.text + event.text, finished: false } };
    case 'said':
      return { model: joined(turn.model, event) };
    case 'tool-calls':
      return { calls: [...turn.calls, ...event.calls] };
    case 'sources':
      return { links: withLinks(turn.links, event.links) };
  }
}

function withLinks(before: Link[], more: readonly Link[]): Link[] {
  const known = new Set(before.map(({ url }) => url));
  return [...before, ...more.filter(({ url }) => !known.has(url))];
}
