import { describe, expect, it } from 'vitest';
import { type Chat, EMPTY_CHAT, reduce, TURNS_KEPT, withEarlier } from '../../../lib/chat/state';
import type { HistoryPage, ToPanel } from '../../../lib/messages';
import type { Turn } from '../../../lib/model';
import { makePanel, makeSession, makeTurn, T0 } from './make';

const page = (turns: Turn[], more = false, sessions = [makeSession()]): HistoryPage => ({
  turns,
  sessions,
  more,
});
const snapshot = (turns: Turn[], more = false): ToPanel => ({
  type: 'panel/snapshot',
  state: makePanel(),
  ...page(turns, more),
});

const fold = (...events: ToPanel[]): Chat => events.reduce(reduce, EMPTY_CHAT);
const ids = (chat: Chat) => chat.turns.map((turn) => turn.id);
const copy = <T>(value: T): T => structuredClone(value);

describe('a snapshot', () => {
  it('fills an empty chat', () => {
    const chat = fold(snapshot([makeTurn(2), makeTurn(1)], true));
    expect(ids(chat)).toEqual(['t1', 't2']);
    expect(chat.more).toBe(true);
    expect(chat.panel?.status).toEqual({ state: 'capturing' });
  });

  it('that says the same again keeps every turn and session as it was', () => {
    const first = fold(snapshot([makeTurn(1), makeTurn(2)]));
    const second = reduce(first, copy(snapshot([makeTurn(1), makeTurn(2)])));
    expect(second.turns[0]).toBe(first.turns[0]);
    expect(second.turns[1]).toBe(first.turns[1]);
  });

  it('keeps older turns that were loaded before it, when it continues them', () => {
    const before = withEarlier(
      fold(snapshot([makeTurn(5), makeTurn(6)], true)),
      page([makeTurn(3), makeTurn(4)], true),
    );
    const chat = reduce(before, snapshot([makeTurn(5), makeTurn(6), makeTurn(7)], true));
    expect(ids(chat)).toEqual(['t3', 't4', 't5', 't6', 't7']);
  });

  it.each([
    ['after a gap', snapshot([makeTurn(9)], true)],
    ['when there is nothing older any more', snapshot([makeTurn(2)], false)],
  ])('drops older turns %s', (_, event) => {
    const chat = reduce(fold(snapshot([makeTurn(1), makeTurn(2)])), event);
    expect(ids(chat)).toEqual(event.type === 'panel/snapshot' ? event.turns.map(({ id }) => id) : []);
  });
});

describe('a turn', () => {
  it.each([
    ['at the end', 3, ['t1', 't2', 't3']],
    ['between', 1.5, ['t1', 't1.5', 't2']],
    ['before', 0, ['t0', 't1', 't2']],
  ])('comes in by its order, %s', (_, order, expected) => {
    const chat = fold(snapshot([makeTurn(1), makeTurn(2)]), { type: 'panel/turn', turn: makeTurn(order) });
    expect(ids(chat)).toEqual(expected);
  });

  it('replaces itself and leaves the others alone', () => {
    const before = fold(snapshot([makeTurn(1), makeTurn(2)]));
    const chat = reduce(before, { type: 'panel/turn', turn: makeTurn(2, { text: 'more' }) });
    expect(chat.turns[0]).toBe(before.turns[0]);
    expect(chat.turns[1]?.text).toBe('more');
  });

  it('keeps its picture in memory while its text grows', () => {
    const thumbnail = new Uint8Array([1, 2, 3]);
    const before = fold(snapshot([makeTurn(1, { thumbnail })]));
    const turn = copy(makeTurn(1, { thumbnail, text: 'longer' }));
    const chat = reduce(before, { type: 'panel/turn', turn });
    expect(chat.turns[0]?.thumbnail).toBe(thumbnail);
    expect(chat.turns[0]?.text).toBe('longer');
  });

  it.each<[string, Partial<Turn>]>([
    ['state', { state: 'streaming' }],
    ['text', { text: 'other' }],
    ['attempts', { attempts: 2 }],
    ['usages', { usages: [{ input: 1, output: 1 }] }],
    ['failure', { failure: { reason: 'cut', detail: '' } }],
    ['duplicate', { duplicate: { of: 't0', method: 'equal', similarity: 1 } }],
    ['part', { part: { index: 1, of: 2 } }],
    ['thumbnail', { thumbnail: new Uint8Array([9]) }],
  ])('is another value when its %s changes', (_, change) => {
    const before = fold(snapshot([makeTurn(1)]));
    const chat = reduce(before, { type: 'panel/turn', turn: makeTurn(1, change) });
    expect(chat.turns[0]).not.toBe(before.turns[0]);
  });

  it('makes room when there are too many, which can be loaded again', () => {
    const many = Array.from({ length: TURNS_KEPT + 499 }, (_, index) => makeTurn(index));
    const full = fold(snapshot(many));
    expect(full.turns).toHaveLength(TURNS_KEPT + 499);
    const chat = reduce(full, { type: 'panel/turn', turn: makeTurn(99_999) });
    expect(chat.turns).toHaveLength(TURNS_KEPT);
    expect(chat.more).toBe(true);
  });
});

describe('earlier turns', () => {
  it('come before the others, each once', () => {
    const chat = withEarlier(
      fold(snapshot([makeTurn(3)], true)),
      page([makeTurn(1), makeTurn(2), makeTurn(3)], true),
    );
    expect(ids(chat)).toEqual(['t1', 't2', 't3']);
    expect(chat.more).toBe(true);
  });

  it('bring their sessions, and say whether there are older ones', () => {
    const earlier = makeSession({ id: 's0', startedAt: T0 - 1 });
    const chat = withEarlier(
      fold(snapshot([makeTurn(3)], true)),
      page([makeTurn(1, { sessionId: 's0' })], false, [earlier, makeSession()]),
    );
    expect(chat.sessions.map(({ id }) => id)).toEqual(['s0', 's1']);
    expect(chat.more).toBe(false);
  });
});

describe('the rest', () => {
  it('keeps the picture of the preview while the state changes around it', () => {
    const preview = { bytes: new Uint8Array([1]), width: 2, height: 2, at: T0 };
    const first = fold({ type: 'panel/state', state: makePanel({ preview }) });
    const second = reduce(first, { type: 'panel/state', state: makePanel({ preview: copy(preview) }) });
    expect(second.panel?.preview?.bytes).toBe(preview.bytes);
  });

  it('updates a session and keeps the order of their starts', () => {
    const earlier = makeSession({ id: 's0', startedAt: T0 - 1 });
    const chat = fold(
      snapshot([]),
      { type: 'panel/session', session: earlier },
      { type: 'panel/session', session: makeSession({ end: 'stopped', endedAt: T0 + 1 }) },
    );
    expect(chat.sessions.map(({ id, end }) => [id, end])).toEqual([
      ['s0', undefined],
      ['s1', 'stopped'],
    ]);
  });

  it('forgets everything that was cleared', () => {
    const chat = fold(snapshot([makeTurn(1)], true), { type: 'panel/cleared' });
    expect(chat).toMatchObject({ turns: [], sessions: [], more: false });
  });
});
