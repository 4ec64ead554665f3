/**
 * The two views of one conversation, as rows: pure functions of the chat. A row's key never changes while
 * its turn lives, and an unchanged row keeps its identity from one call to the next (`reuseRows`).
 */
import { saidAt } from '../context';
import type { DedupeLevel, Session, Turn } from '../model';
import { maySayNothingNew } from '../nothing-new';
import { mainFold } from './folded';
import { saysSomethingNew } from './novelty';
import { queuedQuestions } from './queued';
import { type HitRow, withHits } from './rows-hits';
import type { Chat } from './state';

export type View = 'deduplicated' | 'raw';

/** A reply that the deduplicated view hides, and what it is like. */
export interface ReplyRow {
  kind: 'reply';
  key: string;
  turn: Turn;
  /** Replies hidden because they repeat this one, oldest first. Empty in the raw view. */
  hidden: readonly Turn[];
  /** Hidden itself, but what it repeats is not loaded, so it stands in for it. */
  standsIn: boolean;
  /** When the reply it repeats, in whole or in part, was taken; undefined when that one is not loaded. */
  likeAt: number | undefined;
}

export interface QuestionRow {
  kind: 'question';
  key: string;
  turn: Turn;
}

export interface SessionRow {
  kind: 'started' | 'ended';
  key: string;
  session: Session;
  at: number;
}

export type Row = ReplyRow | QuestionRow | HitRow | SessionRow;

export interface Rows {
  rows: readonly Row[];
  /** A reply is on its way, and nothing new of it can be shown yet. */
  looking: boolean;
}

/** The part of the chat that rows are made of. */
export type Conversation = Pick<Chat, 'turns' | 'sessions' | 'more'>;

/** The rows of one view. @param dedupe when off, no reply waits until it is known whether it is a repeat */
export function rowsOf(chat: Conversation, view: View, dedupe: DedupeLevel = 'similar'): Rows {
  // They are listed above the question box.
  const queued = new Set(queuedQuestions(chat.turns));
  const turns = queued.size > 0 ? chat.turns.filter((turn) => !queued.has(turn)) : chat.turns;
  const shown = view === 'raw' ? rawRows(turns) : deduplicatedRows(turns, dedupe);
  return { ...shown, rows: withSessions(withHits(shown.rows, turns), chat) };
}

/** `next`, with every row that equals its predecessor replaced by it. */
export function reuseRows(before: readonly Row[], next: readonly Row[]): readonly Row[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return next.map((row) => {
    const old = known.get(row.key);
    return old && sameRow(old, row) ? old : row;
  });
}

type TurnRow = ReplyRow | QuestionRow;
interface TurnRows {
  rows: TurnRow[];
  looking: boolean;
}

function rawRows(turns: readonly Turn[]): TurnRows {
  const likeAt = timesOf(turns);
  const rows = turns.map((turn) =>
    turn.kind === 'question' ? questionRow(turn) : replyRow(turn, [], likeAt(turn)),
  );
  return { rows, looking: false };
}

/** Tells when what a turn repeats was taken. */
function timesOf(turns: readonly Turn[]): (turn: Turn) => number | undefined {
  const times = new Map(turns.map((turn) => [turn.id, turn.at]));
  return (turn) => times.get(turn.duplicate?.of ?? mainFold(turn)?.of ?? '');
}

/** Of the shown replies, those that one under way is compared with: as many as the worker remembers. */
const COMPARED = 50;

function deduplicatedRows(turns: readonly Turn[], dedupe: DedupeLevel): TurnRows {
  const likeAt = timesOf(turns);
  const repeats = repeatsByAnchor(turns);
  const rows: TurnRow[] = [];
  /** Sessions with an earlier reply that is still under way. */
  const behind = new Set<string>();
  let looking = false;
  const shown: string[] = [];
  for (const turn of turns) {
    if (turn.kind === 'question') {
      rows.push(questionRow(turn));
    } else if (turn.duplicate) {
      const group = repeats.get(turn.duplicate.of);
      if (group?.anchor === turn) rows.push({ ...replyRow(turn, group.hidden), standsIn: true });
    } else if (dedupe !== 'off' && heldBack(turn, shown.slice(-COMPARED), behind)) {
      looking = true;
    } else {
      rows.push(replyRow(turn, repeats.get(turn.id)?.hidden ?? [], likeAt(turn)));
    }
    if (isShownReply(turn)) shown.push(turn.text);
    if (isUnderWay(turn)) behind.add(turn.sessionId);
  }
  return { rows, looking };
}

interface Repeats {
  /** The turn under which the others are listed: the repeated one, or its stand-in. */
  anchor: Turn;
  hidden: Turn[];
}

function repeatsByAnchor(turns: readonly Turn[]): Map<string, Repeats> {
  const loaded = new Map(turns.map((turn) => [turn.id, turn]));
  const groups = new Map<string, Repeats>();
  for (const turn of turns) {
    if (!turn.duplicate) continue;
    const group = groups.get(turn.duplicate.of);
    const anchor = loaded.get(turn.duplicate.of);
    if (group) group.hidden.push(turn);
    else groups.set(turn.duplicate.of, anchor ? { anchor, hidden: [turn] } : { anchor: turn, hidden: [] });
  }
  return groups;
}

/** An automatic reply that may still turn out to say nothing new: it, or one before it, is not complete. */
function heldBack(turn: Turn, shown: readonly string[], behind: ReadonlySet<string>): boolean {
  if (turn.kind !== 'slice' || turn.failure) return false;
  if (behind.has(turn.sessionId)) return true;
  if (!isUnderWay(turn)) return false;
  const isNews = (before: string | undefined) => saysSomethingNew(turn.text, before);
  return maySayNothingNew(turn.text) || !(shown.length === 0 ? isNews(undefined) : shown.every(isNews));
}

/** Not one that is to be tried again: that may take a minute, and its row says so. */
function isUnderWay({ kind, state, failure }: Turn): boolean {
  return kind === 'slice' && !failure && (state === 'waiting' || state === 'streaming');
}

function isShownReply(turn: Turn): boolean {
  return turn.kind !== 'question' && turn.state === 'done' && !turn.duplicate;
}

function questionRow(turn: Turn): QuestionRow {
  return { kind: 'question', key: turn.id, turn };
}

function replyRow(turn: Turn, hidden: readonly Turn[], likeAt?: number): ReplyRow {
  return { kind: 'reply', key: turn.id, turn, hidden, standsIn: false, likeAt };
}

/** Puts the sessions' beginnings and ends between the turns, by time. */
function withSessions(turnRows: readonly Row[], chat: Conversation): Row[] {
  const oldest = chat.more ? (chat.turns[0]?.at ?? 0) : 0;
  const events = chat.sessions.flatMap(sessionRows).filter((row) => row.at >= oldest);
  events.sort((a, b) => a.at - b.at);
  const rows: Row[] = [];
  let next = 0;
  for (const row of turnRows) {
    const at = saidAt((row as TurnRow | HitRow).turn);
    for (let event = events[next]; event && event.at <= at; event = events[++next]) rows.push(event);
    rows.push(row);
  }
  return [...rows, ...events.slice(next)];
}

function sessionRows(session: Session): SessionRow[] {
  const started: SessionRow = {
    kind: 'started',
    key: `${session.id}:started`,
    session,
    at: session.startedAt,
  };
  // A session opened for one question has no end worth a line.
  if (session.endedAt === undefined || session.end === 'asked') return [started];
  return [started, { kind: 'ended', key: `${session.id}:ended`, session, at: session.endedAt }];
}

function sameRow(a: Row, b: Row): boolean {
  if (a.kind === 'reply' && b.kind === 'reply') {
    return (
      a.turn === b.turn &&
      a.standsIn === b.standsIn &&
      a.likeAt === b.likeAt &&
      a.hidden.length === b.hidden.length &&
      a.hidden.every((turn, index) => turn === b.hidden[index])
    );
  }
  if (a.kind === 'question' && b.kind === 'question') return a.turn === b.turn;
  if (a.kind === 'hit' && b.kind === 'hit') return a.turn === b.turn;
  if ('session' in a && 'session' in b) return a.kind === b.kind && a.session === b.session;
  return false;
}
