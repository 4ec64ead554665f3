import { expect, it } from 'vitest';
import { MOST_SAVED_BYTES } from '@/lib/limits';
import { isDue, isFull } from '@/lib/session/pile';
import { DEFAULTS } from '@/lib/settings';
import { makeDesk } from './make';

it.each([
  { minutes: 0, duration: 3_600_000, due: false },
  { minutes: 5, duration: 299_999, due: false },
  { minutes: 5, duration: 300_000, due: true },
])('a pile of $duration ms, to be sent after $minutes min: $due', ({ minutes, duration, due }) => {
  const settings = { ...DEFAULTS, sendAfterMinutes: minutes };
  expect(isDue(makeDesk({ settings, saved: { count: 2, bytes: 9, duration } }))).toBe(due);
});

it.each([
  { bytes: MOST_SAVED_BYTES - 1, full: false },
  { bytes: MOST_SAVED_BYTES, full: true },
])('a pile of $bytes bytes is full: $full', ({ bytes, full }) => {
  expect(isFull(makeDesk({ saved: { count: 2, bytes, duration: 9 } }))).toBe(full);
});
