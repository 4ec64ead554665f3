import { describe, expect, it } from 'vitest';
import type { Session, Turn } from '@/lib/model';
import {
  type Desk,
  isBusy,
  isWanted,
  missing,
  nextQuestion,
  pendingTurns,
  previewOf,
  runningSession,
} from '@/lib/session/desk';
import { makeDesk, makeSession, makeTurn } from './make';

const session = makeSession();
const ended = makeSession({ endedAt: 9 });
const open = (...turns: Turn[]) => new Map(turns.map((turn) => [turn.id, turn]));

it('a session runs until it has ended', () => {
  expect(runningSession(makeDesk({ session }))).toBe(session);
  expect(runningSession(makeDesk({ session: ended }))).toBeUndefined();
});

it('says what a picture counts, and a clip', () => {
  const picture = {
    ...{ id: 'a', sessionId: 's', at: 5, width: 800, height: 600 },
    mimeType: 'image/jpeg',
    thumbnail: Uint8Array.of(1),
  } as const;
  expect(previewOf(makeDesk(), picture)).toMatchObject({ width: 800, tokens: expect.any(Number) });
  const clip = { ...picture, mimeType: 'video/mp4', clip: { durationMs: 2000, fps: 2 } } as const;
  expect(previewOf(makeDesk(), clip)).toMatchObject({ tokens: 1120, isClip: true });
});

describe('the worker stays awake', () => {
  it.each<[string, Partial<Desk>, boolean]>([
    ['with nothing to do', {}, false],
    ['while something is watched', { session }, true],
    ['while it is paused', { session: makeSession({ paused: true }) }, false],
    [
      'paused, with a reply on its way',
      { session: makeSession({ paused: true }), open: open(makeTurn()) },
      true,
    ],
    ['after the end', { session: ended }, false],
    [
      'after the end, with a question open',
      { session: ended, open: open(makeTurn({ kind: 'question' })) },
      true,
    ],
    ['while a start is under way', { starting: true }, true],
  ])('%s: %#', (_, fields, busy) => {
    expect(isBusy(makeDesk(fields))).toBe(busy);
  });
});

it('lacks the consent first, then the key', () => {
  const desk = makeDesk({ key: '' });
  expect(missing(desk)).toBe('key');
  expect(missing({ ...desk, settings: { ...desk.settings, consentedAt: 0 } })).toBe('consent');
  expect(missing({ ...desk, key: 'key' })).toBeUndefined();
});

it('turns without a request on the wire, in order', () => {
  const turns = [3, 1, 2].map((order) => makeTurn({ id: `t${order}`, order }));
  const running = new Map([['t1', new AbortController()]]);
  const pending = pendingTurns(makeDesk({ open: open(...turns), running }));
  expect(pending.map(({ id }) => id)).toEqual(['t2', 't3']);
});

it('one question at a time, the oldest first', () => {
  const first = makeTurn({ id: 't2', order: 2, kind: 'question' });
  const second = makeTurn({ id: 't4', order: 4, kind: 'question' });
  const desk = makeDesk({ open: open(second, makeTurn({ id: 't1' }), first) });
  expect(nextQuestion(makeDesk())).toBeUndefined();
  expect(nextQuestion(desk)).toBe(first);
  expect(nextQuestion({ ...desk, running: new Map([['t1', new AbortController()]]) })).toBe(first);
  expect(nextQuestion({ ...desk, running: new Map([['t2', new AbortController()]]) })).toBeUndefined();
});

describe('is still wanted', () => {
  it.each<[string, Partial<Turn>, Session, boolean]>([
    ['a frame of what is being watched', {}, session, true],
    ['a frame from before a pause', {}, makeSession({ paused: true }), false],
    ['a frame of a session that is over', {}, ended, false],
    ['a frame of the session before', { sessionId: 'earlier' }, session, false],
    ['a question after the end', { kind: 'question' }, ended, true],
    ['saved pictures after the end', { kind: 'batch' }, ended, true],
  ])('%s', (_, turn, of, wanted) => {
    expect(isWanted(makeDesk({ session: of }), makeTurn(turn))).toBe(wanted);
  });
});
