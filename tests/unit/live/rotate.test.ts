import { expect, it } from 'vitest';
import { type RotationFacts, whenToRotate } from '../../../lib/live/rotate';

const never = Number.POSITIVE_INFINITY;
const MINUTE = 60_000;
/** A minute after opening, idle, with a handle. */
const idle: RotationFacts = {
  now: MINUTE,
  openedAt: 0,
  stale: false,
  busyUntil: 0,
  hasHandle: true,
  resumable: true,
};
const goAway = { at: MINUTE, endsAt: MINUTE + 50_000 };

it.each<[string, Partial<RotationFacts>, number, string]>([
  ['of age', {}, 9 * MINUTE, 'age'],
  ['of age, after the turn', { now: 9 * MINUTE, busyUntil: 9 * MINUTE + 5000 }, 9 * MINUTE + 5000, 'age'],
  ['of age, in the middle of an endless turn', { busyUntil: never }, 9.75 * MINUTE, 'age'],
  ['too old, at once', { now: 11 * MINUTE, busyUntil: never }, 11 * MINUTE, 'age'],
  [
    'of age, without a handle as late as can be',
    { resumable: false, hasHandle: false },
    9.75 * MINUTE,
    'age',
  ],
  ['sent away, at once', { goAway }, MINUTE, 'go-away'],
  ['sent away, after the turn', { goAway, busyUntil: MINUTE + 7000 }, MINUTE + 7000, 'go-away'],
  ['sent away, before its end', { goAway, busyUntil: never }, MINUTE + 48_000, 'go-away'],
  [
    'sent away with little time, still with some of it to close',
    { goAway: { at: MINUTE, endsAt: MINUTE + 4000 }, busyUntil: never },
    MINUTE + 3000,
    'go-away',
  ],
  ['with other settings, at once', { stale: true }, MINUTE, 'settings'],
  ['with other settings, after the turn', { stale: true, busyUntil: MINUTE + 1 }, MINUTE + 1, 'settings'],
  [
    'with other settings and no handle, at once',
    { stale: true, hasHandle: false, resumable: false },
    MINUTE,
    'settings',
  ],
  [
    'with other settings, once it can be gone on with',
    { stale: true, resumable: false },
    9.75 * MINUTE,
    'settings',
  ],
])('%s', (_, facts, at, why) => {
  expect(whenToRotate({ ...idle, ...facts })).toEqual({ at, why });
});
