import { describe, expect, it } from 'vitest';
import {
  bookRequest,
  booksOf,
  bookUnknown,
  bookUsage,
  budgetNow,
  maySend,
  nextAt,
  paceNow,
  reserve,
} from '@/lib/session/books';
import { DEFAULTS } from '@/lib/settings';
import { dayOf } from '@/lib/usage';
import { makeDesk, makeSession } from './make';

const model = 'gemini-3.1-flash-lite';
const noon = new Date(2026, 10, 22, 12).getTime();
const DAY = 86_400_000;
const settings = { ...DEFAULTS, consentedAt: 1, model };
const none = { input: 0, output: 0 };

describe('the books', () => {
  it('hold what came since the last count of the same reply, for the session and for the day', () => {
    const session = makeSession();
    const desk = makeDesk({ session, settings });
    bookRequest(desk, session, model, noon);
    const first = { input: 1228, image: 1120, text: 108, output: 3 };
    const second = { ...first, output: 9 };
    bookUsage(desk, session, { model, before: none, after: first, now: noon });
    bookUsage(desk, session, { model, before: first, after: second, now: noon });
    const row = { day: '2026-11-22', model, requests: 1, unknown: 0, usage: second };
    expect(session.counters).toMatchObject({ requests: 1, usage: second });
    expect(session.costs).toEqual([row]);
    expect(desk.costs).toEqual([row]);
    expect(desk.costs[0], 'a row of its own').not.toBe(session.costs?.[0]);
  });

  it('have a row for each day and model, and say what nobody knows', () => {
    const session = makeSession();
    const desk = makeDesk({ session, settings });
    bookRequest(desk, session, model, noon);
    bookRequest(desk, session, 'other', noon);
    bookRequest(desk, session, model, noon + DAY);
    bookUnknown(desk, session, model, noon + DAY);
    expect(desk.costs.map(({ day, model, unknown }) => [day, model, unknown])).toEqual([
      ['2026-11-22', model, 0],
      ['2026-11-22', 'other', 0],
      ['2026-11-23', model, 1],
    ]);
    expect(booksOf(desk, noon + 2 * DAY).costs?.map(({ day }) => day)).toEqual(['2026-11-23']);
  });
});

it("a session's budget ends with it, a day's does not", () => {
  const session = makeSession();
  const desk = makeDesk({ session, settings: { ...settings, sessionTokens: 10, dayTokens: 100 } });
  bookUsage(desk, session, { model, before: none, after: { input: 10, output: 0 }, now: noon });
  expect(budgetNow(desk, noon)).toMatchObject({ scope: 'session', level: 'spent' });
  expect(maySend(desk, noon)).toBe(false);
  session.endedAt = 1;
  expect(budgetNow(desk, noon)).toMatchObject({ scope: 'day', used: 10, level: 'fine' });
  expect(budgetNow(desk, noon + DAY)).toMatchObject({ scope: 'day', used: 0 });
});

describe('the quotas', () => {
  it('of a minute put the next request off', () => {
    const desk = makeDesk({ settings: { ...settings, requestsPerMinute: 5 } });
    expect(nextAt(desk, noon)).toBe(0);
    reserve(desk, noon);
    expect(nextAt(desk, noon)).toBe(noon + 15_000);
    expect(paceNow(desk, 'requests', noon + DAY, noon)).toMatchObject({ intervalMs: 15_000 });
    expect(paceNow(desk, 'live', noon + DAY, noon)).toBeUndefined();
  });

  it('of a day end sending for the day', () => {
    const desk = makeDesk({ settings: { ...settings, requestsPerDay: 2 } });
    reserve(desk, noon);
    expect(maySend(desk, noon)).toBe(true);
    reserve(desk, noon);
    expect(nextAt(desk, noon)).toBe(Number.POSITIVE_INFINITY);
    expect(maySend(desk, noon)).toBe(false);
    expect(maySend(desk, noon + 2 * DAY)).toBe(true);
  });

  it('are those of the model that is asked', () => {
    const desk = makeDesk({ settings: { ...settings, requestsPerMinute: 5 } });
    reserve(desk, noon);
    desk.settings = { ...desk.settings, model: 'other' };
    expect(nextAt(desk, noon)).toBe(0);
  });
});

it("the day is the user's own", () => {
  expect(dayOf(new Date(2026, 0, 2, 0, 0, 1).getTime())).toBe('2026-01-02');
  expect(dayOf(new Date(2026, 0, 2, 23, 59, 59).getTime())).toBe('2026-01-02');
});
