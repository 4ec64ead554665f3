import { describe, expect, it } from 'vitest';
import { type Conversation, type Row, reuseRows, rowsOf, type View } from '../../../lib/chat/rows';
import type { Failure, Session, Turn } from '../../../lib/model';
import { makeRepeat, makeSession, makeTurn, T0 } from './make';

const talk = (turns: Turn[], sessions: Session[] = [], more = false): Conversation => ({
  turns,
  sessions,
  more,
});
const keys = (conversation: Conversation, view: View = 'deduplicated') =>
  rowsOf(conversation, view).rows.map((row) => row.key);
const replyAt = (rows: readonly Row[], key: string) => {
  const row = rows.find((candidate) => candidate.key === key);
  if (row?.kind !== 'reply') throw new Error(`${key} is not a reply`);
  return row;
};

describe('the raw view', () => {
  it('shows every turn, and what a repeat is like', () => {
    const { rows, looking } = rowsOf(talk([makeTurn(1), makeRepeat(2, 't1'), makeRepeat(3, 'gone')]), 'raw');
    expect(rows.map(({ key }) => key)).toEqual(['t1', 't2', 't3']);
    expect(replyAt(rows, 't2').likeAt).toBe(T0 + 2000);
    expect(replyAt(rows, 't3').likeAt).toBeUndefined();
    expect(looking).toBe(false);
  });
});

describe('the deduplicated view', () => {
  const failure: Failure = { reason: 'server', detail: '' };

  it('lists repeats under the reply they repeat', () => {
    const { rows } = rowsOf(
      talk([makeTurn(1), makeRepeat(2, 't1'), makeTurn(3), makeRepeat(4, 't1')]),
      'deduplicated',
    );
    expect(rows.map(({ key }) => key)).toEqual(['t1', 't3']);
    expect(replyAt(rows, 't1').hidden.map(({ id }) => id)).toEqual(['t2', 't4']);
  });

  it('lets the oldest repeat stand in for a reply that is not loaded', () => {
    const { rows } = rowsOf(
      talk([makeRepeat(5, 't1'), makeRepeat(6, 't1'), makeRepeat(7, 't1')]),
      'deduplicated',
    );
    expect(rows.map(({ key }) => key)).toEqual(['t5']);
    expect(replyAt(rows, 't5')).toMatchObject({ standsIn: true });
    expect(replyAt(rows, 't5').hidden.map(({ id }) => id)).toEqual(['t6', 't7']);
  });

  it('never hides a question, nor a failure', () => {
    const question = makeTurn(2, { kind: 'question', question: 'Why?', text: 'Reply 1' });
    const failed = makeTurn(3, { state: 'failed', text: '', failure: { reason: 'timeout', detail: '' } });
    expect(keys(talk([makeTurn(1), question, failed]))).toEqual(['t1', 't2', 't3']);
  });

  const last = 'The build failed at step 4 of 9.';
  it.each<[string, Partial<Turn>, boolean]>([
    ['nothing has come', { state: 'waiting', text: '' }, true],
    ['what came repeats the last shown reply', { state: 'streaming', text: 'The build  FAILED at st' }, true],
    [
      'what came says something new',
      { state: 'streaming', text: 'The build passed after a second try ' },
      false,
    ],
    ['a number changed', { state: 'streaming', text: 'The build failed at step 5 ' }, false],
    [
      'it will be tried again',
      { state: 'waiting', text: '', failure: { reason: 'server', detail: '' } },
      false,
    ],
    ['it is a batch', { kind: 'batch', state: 'streaming', text: 'The build' }, false],
  ])('holds a reply back or not, when %s', (_, fields, heldBack) => {
    const { rows, looking } = rowsOf(
      talk([makeTurn(1, { text: last }), makeTurn(2, fields)]),
      'deduplicated',
    );
    expect(looking).toBe(heldBack);
    expect(rows).toHaveLength(heldBack ? 1 : 2);
  });

  it('holds back what may repeat any recent reply, or may say that nothing is new', () => {
    const said = [makeTurn(1, { text: 'The lamp is lit' }), makeTurn(2, { text: 'A door stands open' })];
    const held = (text: string) =>
      !keys(talk([...said, makeTurn(3, { state: 'streaming', text })])).includes('t3');
    expect(held('The lamp is')).toBe(true);
    expect(held('A door st')).toBe(true);
    expect(held('NOTH')).toBe(true);
    expect(held('Nothing burns in the cellar ')).toBe(false);
  });

  it('holds nothing back when nothing is ever hidden', () => {
    const turns = [
      makeTurn(1, { text: 'The lamp is lit' }),
      makeTurn(2, { state: 'streaming', text: 'The lamp' }),
    ];
    expect(rowsOf(talk(turns), 'deduplicated', 'off').rows).toHaveLength(2);
    expect(rowsOf(talk(turns), 'deduplicated', 'similar').rows).toHaveLength(1);
  });

  it.each<[string, Partial<Turn>, Partial<Turn>, boolean]>([
    ['one before it still streams', { state: 'streaming' }, {}, true],
    ['nothing has come of one before it', { state: 'waiting', text: '' }, {}, true],
    ['one before it waits for its next try', { state: 'waiting', failure }, {}, false],
    ['the one before it is of another session', { state: 'streaming', sessionId: 's0' }, {}, false],
    ['it has failed', { state: 'streaming' }, { state: 'failed', failure }, false],
  ])('holds a complete reply back or not, when %s', (_, first, second, heldBack) => {
    const turns = [makeTurn(1, { text: 'Smoke rises from it', ...first }), makeTurn(2, second)];
    expect(keys(talk(turns)).includes('t2')).toBe(!heldBack);
  });

  it('compares with the last shown reply, not with a hidden one or an answer', () => {
    const turns = [
      makeTurn(1, { text: 'All quiet on the left side' }),
      makeRepeat(2, 't1', { text: 'Other words entirely here' }),
      makeTurn(3, { kind: 'question', question: '?', text: 'Other words entirely here' }),
      makeTurn(4, { state: 'streaming', text: 'Other words entirely ' }),
    ];
    expect(keys(talk(turns))).toContain('t4');
  });
});

describe('sessions between the turns', () => {
  const ended = makeSession({ endedAt: T0 + 5000, end: 'tab-closed' });

  it('begin before their first turn and end after their last', () => {
    expect(keys(talk([makeTurn(1), makeTurn(2)], [ended]))).toEqual(['s1:started', 't1', 't2', 's1:ended']);
  });

  it('come in time order when one follows another', () => {
    const next = makeSession({ id: 's2', startedAt: T0 + 6000 });
    expect(keys(talk([makeTurn(1), makeTurn(4, { sessionId: 's2' })], [ended, next]))).toEqual([
      's1:started',
      't1',
      's1:ended',
      's2:started',
      't4',
    ]);
  });

  it('have no end worth a line when they were opened for one question', () => {
    const asked = makeSession({ endedAt: T0 + 1, end: 'asked' });
    expect(keys(talk([makeTurn(1, { kind: 'question' })], [asked]))).toEqual(['s1:started', 't1']);
  });

  it('stay out when they began before what is loaded', () => {
    expect(keys(talk([makeTurn(1)], [makeSession()], true))).toEqual(['t1']);
  });

  it('are there without any turn', () => {
    expect(keys(talk([], [ended]))).toEqual(['s1:started', 's1:ended']);
  });
});

describe('rows that did not change', () => {
  it('keep their identity while another one streams', () => {
    const streaming = (text: string) =>
      makeTurn(9, { kind: 'question', question: '?', state: 'streaming', text });
    const before = talk([makeTurn(1), makeRepeat(2, 't1'), streaming('a')], [makeSession()]);
    const [session, reply, repeat] = [before.sessions[0], before.turns[0], before.turns[1]] as [
      Session,
      Turn,
      Turn,
    ];
    const first = rowsOf(before, 'deduplicated').rows;
    const next = rowsOf(talk([reply, repeat, streaming('a b')], [session]), 'deduplicated').rows;
    const second = reuseRows(first, next);
    expect(second.map((row, index) => row === first[index])).toEqual([true, true, false]);
  });

  it('are new when a repeat was added', () => {
    const shown = makeTurn(1);
    const first = rowsOf(talk([shown]), 'deduplicated').rows;
    const second = reuseRows(first, rowsOf(talk([shown, makeRepeat(2, 't1')]), 'deduplicated').rows);
    expect(second[0]).not.toBe(first[0]);
  });
});
