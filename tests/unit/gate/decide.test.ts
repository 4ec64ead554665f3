import { describe, expect, it } from 'vitest';
import { decide, type GateSettings, type Seen, type Timing, UNSEEN } from '@/lib/gate/decide';

const INTERVAL = 2_000;
const SETTINGS: GateSettings = { send: 'changed', intervalMs: INTERVAL, ignoreBusy: false };

/** Last sent at 0, at rest since, and looked at now at 10,000. */
const NOW = 10_000;
const RESTING: Timing = { sentAt: 0, movedAt: 0, restless: false };
const SAME: Seen = { at: NOW, isNew: false, moved: false, blindMs: 0, since: 'unchanged', lookNow: false };

/** What is seen. */
const CHANGED = { since: 'changed' } as const;
const MOVES = { since: 'changed', isNew: true, moved: true } as const;
const NEW = { since: 'nothing-sent', moved: true } as const;

/** What was before: since when it differs, when it last moved, when the last one was sent; all so long ago. */
function ago(changed: number, moved: number, sent = NOW): Timing {
  return { changedAt: NOW - changed, movedAt: NOW - moved, sentAt: NOW - sent, restless: false };
}

describe('decide', () => {
  it.each<[string, Partial<Timing>, Partial<Seen>, Partial<GateSettings>, string]>([
    ['the first look', { sentAt: undefined }, NEW, {}, 'send first'],
    ['the same', {}, {}, {}, 'hold unchanged'],
    ['a pointer', {}, { since: 'pointer' }, {}, 'hold pointer'],
    ['a cursor', {}, { since: 'caret' }, {}, 'hold caret'],
    ['noise', {}, { since: 'noise' }, {}, 'hold noise'],
    ['shimmer', {}, { since: 'shimmer' }, {}, 'hold shimmer'],
    ['an ignored clock', {}, { since: 'ignored-region' }, {}, 'hold ignored-region'],
    ['a change, just now', {}, MOVES, {}, 'hold settling'],
    ['… 119 ms ago', ago(119, 119), CHANGED, {}, 'hold settling'],
    ['… 120 ms ago', ago(120, 120), CHANGED, {}, 'send settled'],
    ['… moving for 599 ms', ago(599, 30), MOVES, {}, 'hold settling'],
    ['… moving for 600 ms', ago(600, 30), MOVES, {}, 'send moving'],
    ['… moving for a short interval', ago(500, 30), MOVES, { intervalMs: 500 }, 'send moving'],
    ['a change 1.999 s after the last', ago(900, 900, 1999), CHANGED, {}, 'hold too-soon'],
    ['a change 2 s after the last', ago(900, 900, 2000), CHANGED, {}, 'send settled'],
    ['a video 2 s after the last', ago(1900, 30, 2000), MOVES, {}, 'send moving'],
    [
      'a video after a blind second',
      { ...ago(0, 2000, 2000), changedAt: undefined },
      { ...MOVES, blindMs: 1000 },
      {},
      'send moving',
    ],
    ['another size, just now', {}, { since: 'resized', moved: true }, {}, 'hold settling'],
    ['another size, at rest', ago(120, 120), { since: 'resized' }, {}, 'send resized'],
    ['"Look now", the same', {}, { lookNow: true }, {}, 'send look-now'],
    ['"Look now", too soon', ago(5, 5, 10), { ...CHANGED, lookNow: true }, {}, 'send look-now'],
    ['"Look now" before all else', { sentAt: undefined }, { ...NEW, lookNow: true }, {}, 'send first'],
    ['every slice, the same', {}, {}, { send: 'every' }, 'send every'],
    ['every slice, the first', { sentAt: undefined }, NEW, { send: 'every' }, 'send first'],
  ])('%s', (_, before, seen, settings, expected) => {
    const { verdict } = decide({ ...RESTING, ...before }, { ...SAME, ...seen }, { ...SETTINGS, ...settings });
    expect(`${verdict.send ? 'send' : 'hold'} ${verdict.reason}`).toBe(expected);
  });

  it('forgets a change that is taken back', () => {
    const changed = decide(RESTING, { ...SAME, since: 'changed', moved: true }, SETTINGS);
    expect(changed.timing.changedAt).toBe(NOW);
    const back = decide(changed.timing, { ...SAME, at: NOW + 60, moved: true }, SETTINGS);
    expect(back.timing.changedAt).toBeUndefined();
    expect(back.verdict).toEqual({ send: false, reason: 'unchanged' });
  });

  it('begins anew with each picture sent', () => {
    const { timing } = decide({ ...RESTING, changedAt: NOW - 500 }, { ...SAME, since: 'changed' }, SETTINGS);
    expect(timing).toMatchObject({ sentAt: NOW, changedAt: undefined });
  });
});

describe('when to look next', () => {
  it.each<[string, Partial<Timing>, Partial<Seen>, notBefore: number, atLatest: number]>([
    ['at rest: at each picture, and after 5 s', {}, {}, 0, 5000],
    ['a pointer goes about: not at each', {}, { since: 'pointer', isNew: true, moved: true }, 60, 5000],
    ['a screen: not at each, either', {}, { isNew: true }, 60, 5000],
    ['settling: when it will have come to rest', {}, MOVES, 60, 120],
    ['just sent, at rest', { sentAt: undefined }, { since: 'nothing-sent' }, 0, 5000],
    ['too soon: shortly before the interval is over', { sentAt: NOW - 500 }, MOVES, 60, 1380],
    ['too soon: at its end', { sentAt: NOW - 1900 }, MOVES, 60, 100],
    ['too soon, restless: after a second', ago(60, 33, 100), MOVES, 1000, 1000],
    ['too soon, restless: shortly before the end', ago(60, 33, 1100), MOVES, 780, 780],
    ['too soon, restless: at its end', ago(60, 33, 1900), MOVES, 100, 100],
    ['too soon, moved while nobody looked', ago(900, 900, 1000), { ...MOVES, blindMs: 1000 }, 880, 880],
    ['just sent, restless', ago(1000, 33), MOVES, 1000, 1000],
  ])('%s', (_, before, seen, notBefore, atLatest) => {
    const { next } = decide({ ...RESTING, ...before }, { ...SAME, ...seen }, SETTINGS);
    expect({ notBefore: next.notBefore - NOW, atLatest: next.atLatest - NOW }).toEqual({
      notBefore,
      atLatest,
    });
  });

  it('never gives a first look that is also the last: it moved from nothing', () => {
    const { timing, next } = decide(UNSEEN, { ...SAME, since: 'nothing-sent', moved: true }, SETTINGS);
    expect(timing.restless).toBe(false);
    expect(next.atLatest).toBeGreaterThan(NOW);
  });
});
