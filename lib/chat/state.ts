/**
 * What the panel knows: the worker's events folded into one value. Pure; the panel renders from it alone,
 * so that a reconnect, which sends everything again, changes nothing on the screen.
 */
import type { HistoryPage, PanelState, ToPanel } from '../messages';
import type { Session, Turn } from '../model';
import { keepSession, keepTurn } from './keep';

export interface Chat {
  /** Undefined until the worker's first message. */
  panel: PanelState | undefined;
  /** Ascending by `order`. */
  turns: readonly Turn[];
  /** Ascending by `startedAt`. */
  sessions: readonly Session[];
  /** Whether the history holds turns older than the first one here. */
  more: boolean;
}

export const EMPTY_CHAT: Chat = { panel: undefined, turns: [], sessions: [], more: false };

/**
 * Turns kept in memory while the panel stays open for hours; older ones can be loaded again.
 * Trimmed in steps, so that it does not happen at every turn.
 */
export const TURNS_KEPT = 3000;
const TRIM_STEP = 500;

/** The chat after one event. Turns that did not change keep their identity, so their rows do not render again. */
export function reduce(chat: Chat, event: ToPanel): Chat {
  switch (event.type) {
    case 'panel/snapshot':
      return afterSnapshot(chat, event);
    case 'panel/state':
      return { ...chat, panel: keepPreview(chat.panel, event.state) };
    case 'panel/turn':
      return trimmed({ ...chat, turns: withTurn(chat.turns, event.turn) });
    case 'panel/removed':
      return { ...chat, turns: chat.turns.filter(({ id }) => id !== event.turnId) };
    case 'panel/session':
      return { ...chat, sessions: withSession(chat.sessions, event.session) };
    case 'panel/cleared':
      return { ...chat, turns: [], sessions: [], more: false };
  }
}

/** The chat with older turns put before its own. */
export function withEarlier(chat: Chat, { turns, sessions, more }: HistoryPage): Chat {
  const known = new Set(chat.turns.map((turn) => turn.id));
  const added = turns.filter((turn) => !known.has(turn.id));
  return {
    ...chat,
    turns: [...added, ...chat.turns].sort(byOrder),
    sessions: sessions.reduce(withSession, chat.sessions),
    more,
  };
}

function afterSnapshot(chat: Chat, event: Extract<ToPanel, { type: 'panel/snapshot' }>): Chat {
  const before = new Map(chat.turns.map((turn) => [turn.id, turn]));
  const fresh = event.turns.map((turn) => keepTurn(before.get(turn.id), turn)).sort(byOrder);
  const older = stillOlder(chat, fresh, event.more);
  return {
    panel: keepPreview(chat.panel, event.state),
    turns: [...older, ...fresh],
    sessions: event.sessions.reduce(withSession, older.length > 0 ? chat.sessions : []),
    more: older.length > 0 ? chat.more : event.more,
  };
}

/** Older turns loaded before a reconnect stay, as long as the snapshot continues them without a gap. */
function stillOlder(chat: Chat, fresh: readonly Turn[], more: boolean): readonly Turn[] {
  const first = fresh[0];
  if (!more || !first || !chat.turns.some((turn) => turn.id === first.id)) return [];
  return chat.turns.filter((turn) => turn.order < first.order);
}

function withTurn(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  const at = turns.findLastIndex((known) => known.id === turn.id);
  if (at < 0) return insertTurn(turns, turn);
  const kept = keepTurn(turns[at], turn);
  return kept === turns[at] ? turns : turns.with(at, kept);
}

function insertTurn(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  const after = turns.findLastIndex((known) => known.order < turn.order);
  return turns.toSpliced(after + 1, 0, turn);
}

function withSession(sessions: readonly Session[], session: Session): readonly Session[] {
  const at = sessions.findIndex((known) => known.id === session.id);
  if (at >= 0) return sessions.with(at, keepSession(sessions[at], session));
  return [...sessions, session].sort((a, b) => a.startedAt - b.startedAt);
}

function trimmed(chat: Chat): Chat {
  if (chat.turns.length < TURNS_KEPT + TRIM_STEP) return chat;
  return { ...chat, turns: chat.turns.slice(-TURNS_KEPT), more: true };
}

/** The same picture keeps its identity, so the panel does not decode it again at every event. */
function keepPreview(before: PanelState | undefined, next: PanelState): PanelState {
  if (!before?.preview || before.preview.at !== next.preview?.at) return next;
  return { ...next, preview: before.preview };
}

function byOrder(a: Turn, b: Turn): number {
  return a.order - b.order;
}
