import type { Failure, RequestLimit } from '../model';
import { nextPacificMidnight } from '../pacific';
import type { ApiFault } from './apiError';

/** When a 429 does not say how long to wait, ms. */
const MINUTE = 60_000;

/**
 * Tells a minute's limit from a day's, by the limit's name: an exhausted day also comes with a short `retryDelay`,
 * and waiting for that would burn requests until midnight.
 */
export function quotaFailure(fault: ApiFault, now: number): Failure {
  const limit = limitIn(fault);
  const told = { detail: fault.message, ...(limit && { limit }) };
  if (fault.quotas.some(({ id }) => id.includes('PerDay'))) {
    return { reason: 'quota-day', ...told, retryAt: nextPacificMidnight(now) };
  }
  return { reason: 'quota-minute', ...told, retryAt: now + Math.max(fault.retryDelay ?? MINUTE, 1000) };
}

/** Limits of tokens have such names too, and say nothing of how often one may ask. */
function limitIn({ quotas }: ApiFault): RequestLimit | undefined {
  const limits = quotas.flatMap(({ id, value }): RequestLimit[] => {
    const per = id.includes('PerDay') ? 'day' : id.includes('PerMinute') ? 'minute' : undefined;
    return per && value && /Requests/.test(id) ? [{ per, requests: value }] : [];
  });
  return limits.find(({ per }) => per === 'day') ?? limits[0];
}
