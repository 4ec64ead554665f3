import { expect, it } from 'vitest';
import { isDue, isFull } from '@/lib/session/pile';
import { DEFAULTS } from '@/lib/settings';
import { makeDesk } from './make';

const MINUTE = 60_000;
const failure = { reason: 'network', detail: '' } as const;

it.each([
  { minutes: 0, age: 60, stopped: undefined, due: false },
  { minutes: 5, age: 4.99, stopped: undefined, due: false },
  { minutes: 5, age: 5, stopped: undefined, due: true },
  { minutes: 5, age: 12, stopped: 4, due: false },
  { minutes: 5, age: 12, stopped: 5, due: true },
])('a pile $age min old, to be sent after $minutes, failed $stopped ago: $due', (story) => {
  const now = 100 * MINUTE;
  const { minutes, age, stopped, due } = story;
  const desk = makeDesk({
    settings: { ...DEFAULTS, sendAfterMinutes: minutes },
    saved: { count: 2, clips: 0, bytes: 9, duration: 1 },
    savedSince: now - age * MINUTE,
    ...(stopped && {
      dispatch: { until: 0, done: 0, of: 1, stopped: { at: now - stopped * MINUTE, failure } },
    }),
  });
  expect(isDue(desk, now)).toBe(due);
});

it.each([
  { bytes: 499_999_999, count: 1, full: false },
  { bytes: 500_000_000, count: 1, full: true },
  // Thirty minutes, one every two seconds.
  { bytes: 9, count: 899, full: false },
  { bytes: 9, count: 900, full: true },
])('a pile of $bytes bytes in $count slices is full: $full', ({ bytes, count, full }) => {
  expect(isFull(makeDesk({ saved: { count, clips: 0, bytes, duration: 9 } }))).toBe(full);
});

it('counts clips by their own length, whatever the interval', () => {
  const settings = { ...DEFAULTS, intervalSeconds: 60, savedLimitMinutes: 1 };
  const saved = { count: 29, clips: 29, bytes: 9, duration: 9 };
  expect(isFull(makeDesk({ settings, saved }))).toBe(true);
  const filming = { ...settings, capture: 'clips' } as const;
  expect(isFull(makeDesk({ settings: filming, saved }))).toBe(false);
  expect(isFull(makeDesk({ settings: filming, saved: { ...saved, count: 30 } }))).toBe(true);
});
