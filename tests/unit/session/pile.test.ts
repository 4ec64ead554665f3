import { expect, it } from 'vitest';
import { isDue } from '@/lib/session/pile';
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
