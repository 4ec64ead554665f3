import { describe, expect, it } from 'vitest';
import type { QuotaUse } from '../../lib/model';
import { asked, isDayUsedUp, learn, limitsOf, paceOf, usedToday } from '../../lib/pace';

const now = Date.parse('2026-11-22T20:00:00Z');
const HOUR = 3_600_000;
const endsAt = now + HOUR / 2;
const known = { requestsPerMinute: 0, requestsPerDay: 0, learnedLimits: {} };
const use = (fields: Partial<QuotaUse> = {}): QuotaUse => ({
  model: 'm',
  day: '22/11/2026',
  requests: 0,
  nextAt: 0,
  ...fields,
});

describe('the limits that are known', () => {
  const learned = learn({}, 'm', { per: 'minute', requests: 5 }, now);

  it('are none before somebody says so', () => {
    expect(limitsOf(known, 'm', now)).toEqual([]);
  });

  it('are the lower of what the user set and the API said', () => {
    const limits = (requestsPerMinute: number) =>
      limitsOf({ ...known, requestsPerMinute, learnedLimits: learned }, 'm', now);
    expect(limits(0)).toEqual([{ per: 'minute', requests: 5, learned: true }]);
    expect(limits(10)).toEqual([{ per: 'minute', requests: 5, learned: true }]);
    expect(limits(3)).toEqual([{ per: 'minute', requests: 3, learned: false }]);
  });

  it('are learnt for one model, one beside the other, for a day', () => {
    const both = learn(learned, 'm', { per: 'day', requests: 20 }, now + HOUR);
    const at = (time: number, model = 'm') => limitsOf({ ...known, learnedLimits: both }, model, time);
    expect(at(now + HOUR)).toHaveLength(2);
    expect(at(now + HOUR, 'other')).toEqual([]);
    expect(at(now + 25 * HOUR)).toEqual([]);
    expect(learn(both, 'm', { per: 'minute', requests: 9 }, now + 26 * HOUR).m).toEqual({
      perMinute: 9,
      at: now + 26 * HOUR,
    });
  });
});

describe('the interval', () => {
  const pace = (interval: number, requestsPerMinute: number, requestsPerDay = 0, quota?: QuotaUse) =>
    paceOf(interval, limitsOf({ ...known, requestsPerMinute, requestsPerDay }, 'm', now), quota, {
      now,
      endsAt,
    });

  it('is stretched to what a minute allows', () => {
    expect(pace(2000, 5)).toEqual({ per: 'minute', requests: 5, learned: false, intervalMs: 15_000 });
    expect(pace(2000, 1)?.intervalMs).toBe(60_000);
  });

  it('stays where it is slow enough', () => {
    expect(pace(15_000, 5)).toBeUndefined();
    expect(pace(2000, 0)).toBeUndefined();
  });

  it('spreads what is left of a day over the session', () => {
    expect(pace(2000, 0, 20)?.intervalMs).toBe(90_000);
    expect(pace(2000, 0, 20, use({ requests: 14 }))?.intervalMs).toBe(300_000);
    expect(pace(2000, 0, 20, use({ requests: 14, day: '21/11/2026' }))?.intervalMs).toBe(90_000);
  });

  it('obeys the stricter of two', () => {
    expect(pace(2000, 5, 20)).toMatchObject({ per: 'day', intervalMs: 90_000 });
    expect(pace(2000, 5, 2000)).toMatchObject({ per: 'minute', intervalMs: 15_000 });
  });
});

describe('requests', () => {
  const limits = limitsOf({ ...known, requestsPerMinute: 5, requestsPerDay: 3 }, 'm', now);

  it('are counted until midnight in California', () => {
    const first = asked(undefined, 'm', limits, now);
    const second = asked(first, 'm', limits, now + 1);
    expect(usedToday(second, now + 2)).toBe(2);
    expect(usedToday(second, Date.parse('2026-11-23T07:59:59Z'))).toBe(2);
    expect(usedToday(second, Date.parse('2026-11-23T08:00:00Z'))).toBe(0);
    expect(isDayUsedUp(limits, second, now)).toBe(false);
    expect(isDayUsedUp(limits, asked(second, 'm', limits, now + 2), now)).toBe(true);
  });

  it('never exceed a minute, however the user asks in between', () => {
    const minute = limits.filter(({ per }) => per === 'minute');
    const sent: number[] = [];
    let quota: QuotaUse | undefined;
    for (let time = now; time < now + 5 * 60_000; time += 500) {
      const question = (time - now) % 47_000 === 0;
      if (!question && time < (quota?.nextAt ?? 0)) continue;
      quota = asked(quota, 'm', minute, time);
      sent.push(time);
    }
    const most = Math.max(
      ...sent.map((from) => sent.filter((at) => at >= from && at < from + 60_000).length),
    );
    expect(most).toBe(5);
  });

  it('wait for nothing where no minute is known', () => {
    expect(asked(use({ nextAt: now + HOUR }), 'm', [], now).nextAt).toBe(now);
  });
});
