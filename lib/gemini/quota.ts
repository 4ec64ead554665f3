import type { Failure } from '../model';
import type { ApiFault } from './apiError';

/** When a 429 does not say how long to wait, ms. */
const MINUTE = 60_000;

/**
 * Tells a minute's limit from a day's, by the limit's name: an exhausted day also comes with a short `retryDelay`,
 * and waiting for that would burn requests until midnight.
 */
export function quotaFailure(fault: ApiFault, now: number): Failure {
  const detail = fault.message;
  if (fault.quotaIds.some((id) => id.includes('PerDay'))) {
    return { reason: 'quota-day', detail, retryAt: nextPacificMidnight(now) };
  }
  return { reason: 'quota-minute', detail, retryAt: now + Math.max(fault.retryDelay ?? MINUTE, 1000) };
}

const pacific = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * When the daily quota resets: https://ai.google.dev/gemini-api/docs/rate-limits.
 * @param now and the result in ms since 1970
 */
export function nextPacificMidnight(now: number): number {
  const today = pacificDay(now);
  // A day there has 23 to 25 hours, and clocks change on full hours: the next midnight is the first full hour (UTC
  // and Pacific share their minutes) that belongs to another day.
  const hour = 60 * MINUTE;
  let next = Math.floor(now / hour) * hour + hour;
  while (pacificDay(next) === today) next += hour;
  return next;
}

function pacificDay(at: number): string {
  return pacific.format(at).slice(0, 10);
}
