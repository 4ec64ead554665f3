import { expect, it } from 'vitest';
import { letGo, prunedAt, replayable } from '@/lib/session/replay';
import { DEFAULTS } from '@/lib/settings';
import { makeDesk, makeSession } from './make';

const live = makeSession({ id: 's', sending: 'live' });
const over = makeSession({ id: 's', sending: 'live', endedAt: 9 });
const keeping = { ...DEFAULTS, consentedAt: 1, keepReplay: true };
const off = { ...DEFAULTS, consentedAt: 1, replaySeconds: 0, keepReplay: true };

it.each([
  { what: 'of the running session stays', desk: makeDesk({ session: live }), stays: true },
  { what: 'of one that is over goes', desk: makeDesk({ session: over }), stays: false },
  {
    what: 'of one that is over stays where that is wanted',
    desk: makeDesk({ session: over, settings: keeping }),
    stays: true,
  },
  {
    what: 'goes where nothing is to be kept',
    desk: makeDesk({ session: live, settings: off }),
    stays: false,
  },
  {
    what: 'goes in "Save, then send"',
    desk: makeDesk({ session: { ...live, sending: 'save' } }),
    stays: false,
  },
])('what went by $what', ({ desk, stays }) => {
  const change = stays ? { moveSlices: { ids: ['a'], state: 'recent' } } : { removeSlices: ['a'] };
  expect(letGo(desk, 's', ['a'])).toEqual(change);
  expect(desk.hasRecent).toBe(stays);
});

it.each([
  { settings: DEFAULTS, isOver: false, before: 40_000 },
  { settings: DEFAULTS, isOver: true, before: Number.POSITIVE_INFINITY },
  { settings: keeping, isOver: true, before: 40_000 },
  { settings: off, isOver: false, before: Number.POSITIVE_INFINITY },
])('at 100 s, over: $isOver, what is from before $before goes', ({ settings, isOver, before }) => {
  expect(prunedAt(makeDesk({ settings }), 100_000, isOver)).toBe(before);
});

it('can be asked about while Live runs, and later where it was kept', () => {
  expect(replayable(makeDesk({ session: live }))).toBe(60);
  expect(replayable(makeDesk({ session: over, hasRecent: true }))).toBeUndefined();
  expect(replayable(makeDesk({ session: over, hasRecent: true, settings: keeping }))).toBe(60);
  expect(replayable(makeDesk({ session: live, settings: off }))).toBeUndefined();
});
