import type { Embedder } from '../analyzer';
import { Dedupe } from '../dedupe/dedupe';
import { newPart } from '../folded';
import { turn as readTurn, turnsBefore, turnsOf } from '../history/read';
import type { Sensitivity, Turn } from '../model';
import { saysNothingNew } from '../nothing-new';
import type { Settings } from '../settings';
import { type Desk, isAutomatic } from './desk';
import { Meanings } from './meanings';

const isReply = (turn: Turn) => turn.state === 'done' && isAutomatic(turn);

/** So many turns are read again when the worker has slept: at 2 s a picture, the ten minutes that count. */
const LOOK_BACK = 300;

/** What was said recently in one session, as one choice of settings hears it. */
interface Memory {
  sessionId: string;
  level: Settings['dedupe'];
  sensitivity: Sensitivity;
  dedupe: Dedupe;
  meanings: Meanings;
  /** The reply that stands visible last. */
  shown?: string;
}

/** Decides what the deduplicated view hides or folds, in the order of the slices. */
export class Judge {
  #desk: Desk;
  #embedder: () => Embedder;
  #memory?: Memory;

  constructor(desk: Desk, embedder: () => Embedder) {
    this.#desk = desk;
    this.#embedder = embedder;
  }

  /**
   * A reply that came early waits for those before it. Sets `duplicate` and `folds` on the turns it judged and
   * returns them.
   * @param ended a turn that has just ended and is no longer open
   * @param book is told how many tokens comparing meanings took
   */
  async judgeFrom(ended: Turn, book: (tokens: number) => void): Promise<Turn[]> {
    const before = firstOpenOrder(this.#desk, ended.sessionId);
    if (ended.order > before) return [];
    const later = await turnsOf(ended.sessionId, ended.order + 1, before);
    const judged = [ended, ...later].filter(isReply);
    if (judged.length === 0) return [];
    const memory = await this.#remember(ended);
    for (const turn of judged) {
      judge(memory, turn);
      if (memory.level === 'meaning' && isNews(turn)) await this.#compareMeaning(memory, turn, book);
      if (!turn.duplicate) show(memory, turn);
    }
    return judged;
  }

  async #compareMeaning(memory: Memory, turn: Turn, book: (tokens: number) => void): Promise<void> {
    const said = { ...turn, text: newPart(turn) };
    const same = await memory.meanings.find(said, memory.sensitivity, this.#embedder(), book);
    if (!same) return;
    turn.duplicate = { ...same, method: 'meaning' };
    turn.folds = undefined;
    memory.dedupe.hideAs(turn.id, same.of);
  }

  /**
   * The user says that a hidden or folded reply is no repeat: it is shown, and the two are told apart from now on.
   * @returns the turn, to be written; undefined when it is gone or nothing of it is hidden
   */
  async tellApart(id: string): Promise<Turn | undefined> {
    const turn = await readTurn(id);
    if (!turn || !(turn.duplicate || turn.folds)) return undefined;
    turn.notLike = [...new Set([turn.duplicate?.of, ...(turn.folds ?? []).map(({ of }) => of)])].filter(
      (of) => of !== undefined,
    );
    turn.duplicate = undefined;
    turn.folds = undefined;
    if (this.#memory?.sessionId === turn.sessionId) {
      await tellApart(this.#memory.dedupe, turn);
      this.#memory.dedupe.keep(turn.id, turn.at, turn.text);
      this.#memory.meanings.show(turn);
    }
    return turn;
  }

  /** Forgets what was said: it is read again when it is needed. */
  forget(): void {
    this.#memory = undefined;
  }

  async #remember({ sessionId, order }: Turn): Promise<Memory> {
    const { dedupe: level, dedupeSensitivity: sensitivity } = this.#desk.settings;
    const known = this.#memory;
    if (known?.sessionId === sessionId && known.level === level && known.sensitivity === sensitivity)
      return known;
    const dedupe = new Dedupe({ level: level === 'exact' ? 'exact' : 'similar', sensitivity });
    const memory: Memory = { sessionId, level, sensitivity, dedupe, meanings: new Meanings() };
    const earlier = (await turnsBefore(order, LOOK_BACK)).filter(
      (turn) => turn.sessionId === sessionId && isReply(turn),
    );
    for (const turn of earlier) {
      if (turn.notLike) await tellApart(dedupe, turn);
      hear(memory, turn);
    }
    this.#memory = memory;
    return memory;
  }
}

function judge(memory: Memory, turn: Turn): void {
  turn.duplicate = undefined;
  turn.folds = undefined;
  // What the user has asked for is never hidden: a question's answer, and what is said of saved pictures.
  if (turn.kind === 'slice' && memory.shown && saysNothingNew(turn.text)) {
    turn.duplicate = { of: memory.shown, method: 'nothing-new', similarity: 1 };
  } else if (turn.kind === 'slice' && memory.level !== 'off') {
    const verdict = memory.dedupe.take(turn.id, turn.at, turn.text);
    if (verdict.hide) {
      turn.duplicate = { of: verdict.of, method: verdict.method, similarity: verdict.similarity };
    } else if (verdict.folds.length > 0) turn.folds = verdict.folds;
  } else memory.dedupe.keep(turn.id, turn.at, turn.text);
}

/** Only what is analysed by itself may be hidden. */
const isNews = ({ kind, duplicate }: Turn) => kind === 'slice' && !duplicate;

function show(memory: Memory, turn: Turn): void {
  memory.shown = turn.id;
  memory.meanings.show({ ...turn, text: newPart(turn) });
}

/** A reply that was judged before. Under the id of the one it repeats, should that be too old to be read. */
function hear(memory: Memory, turn: Turn): void {
  const { id, at, text, kind, duplicate, notLike } = turn;
  if (duplicate?.method === 'nothing-new') return;
  if (duplicate || (kind === 'slice' && !notLike)) memory.dedupe.take(duplicate?.of ?? id, at, text);
  else memory.dedupe.keep(id, at, text);
  if (!duplicate) show(memory, turn);
}

async function tellApart(dedupe: Dedupe, { text, notLike = [] }: Turn): Promise<void> {
  for (const id of notLike) {
    const other = await readTurn(id);
    if (other) dedupe.tellApart(other.text, text);
  }
}

function firstOpenOrder(desk: Desk, sessionId: string): number {
  const open = [...desk.open.values()].filter((turn) => turn.sessionId === sessionId && isAutomatic(turn));
  return Math.min(Number.POSITIVE_INFINITY, ...open.map((turn) => turn.order));
}
