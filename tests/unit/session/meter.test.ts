import { expect, it } from 'vitest';
import type { GateTally, Session } from '@/lib/model';
import { heldBack, meterOf, watchedMs } from '@/lib/session/meter';
import { DEFAULTS } from '@/lib/settings';
import { makeDesk, makeSession } from './make';

const model = 'gemini-3.1-flash-lite';
const gate: GateTally = { seen: 50, sent: 9, reasons: { settled: 9 }, busyRegions: [], ignoresBusy: false };
const each = { input: 1_000, output: 200 };
const counters = { seen: 9, sent: 8, dropped: 1, requests: 8, usage: each };
const cost = { day: '2026-11-22', model, requests: 8, unknown: 0, usage: each };
const watched = (fields: Partial<Session> = {}) =>
  makeSession({ gate, counters, costs: [cost], lastPicture: each, watchingSince: 0, ...fields });

it('the time watched leaves pauses out', () => {
  expect(watchedMs(makeSession({ watchedMs: 5_000, watchingSince: 100_000 }), 103_000)).toBe(8_000);
  expect(watchedMs(makeSession({ watchedMs: 5_000 }), 103_000)).toBe(5_000);
  expect(watchedMs(makeSession(), 103_000)).toBe(0);
});

it('what the gate held back is what the interval would have sent, by the last picture', () => {
  const held = heldBack(watched(), 2_000, [], 60_000);
  expect(held).toMatchObject({ pictures: 30 - 9, each });
  expect(held?.dollars).toBeCloseTo((21 * (1_000 * 0.25 + 200 * 1.5)) / 1e6, 12);
});

it.each<[string, Session]>([
  ['with "Every slice"', watched({ gate: { ...gate, reasons: { every: 9 } } })],
  ['before a picture was answered', watched({ lastPicture: undefined })],
  ['where everything was sent', watched({ counters: { ...counters, seen: 30 } })],
  ['of a session without a gate', watched({ gate: undefined })],
])('nothing is said %s', (_, session) => {
  expect(heldBack(session, 2_000, [], 60_000)).toBeUndefined();
});

it('without a price it is told in tokens alone', () => {
  const session = watched({ costs: [{ ...cost, model: 'gemini-9-pro' }] });
  expect(heldBack(session, 2_000, [], 60_000)).toEqual({ pictures: 21, each });
});

it('the month is that of the calendar, and a budget in money needs a price', () => {
  const now = new Date(2026, 10, 30, 12).getTime();
  const costs = ['2026-10-31', '2026-11-01', '2026-11-30'].map((day) => ({ ...cost, day }));
  const desk = makeDesk({ costs, settings: { ...DEFAULTS, model: 'gemini-9-pro', dayDollars: 1 } });
  const meter = meterOf(desk, now);
  expect(meter.month.usage).toEqual({ input: 2_000, output: 400 });
  expect(meter.month.asOf).toEqual(['2026-10']);
  expect(meter.unpricedBudget).toBe(true);
  expect(meterOf(makeDesk({ settings: { ...DEFAULTS, model, dayDollars: 1 } }), now).unpricedBudget).toBe(
    false,
  );
});
