/** How often a model may be asked, and what follows for the interval. Times are ms since 1970. */
import type { Pace, QuotaUse, RequestLimit } from './model';
import { nextPacificMidnight, pacificDay } from './pacific';

const MINUTE = 60_000;
/** What the API once said is believed for a day: the user may have another plan by then. */
const BELIEVED_MS = 24 * 60 * MINUTE;

/** Limits that the API named, by model. */
export type LearnedLimits = Record<string, { perMinute?: number; perDay?: number; at: number }>;

export interface KnownLimits {
  /** Requests, as the user set them; 0 is not known. */
  requestsPerMinute: number;
  requestsPerDay: number;
  learnedLimits: LearnedLimits;
}

export type Limit = RequestLimit & Pick<Pace, 'learned'>;

/** The limits of a model that are known: of the user's and the API's word the lower one. */
export function limitsOf(known: KnownLimits, model: string, now: number): Limit[] {
  const learned = known.learnedLimits[model];
  const believed = learned && now < learned.at + BELIEVED_MS ? learned : undefined;
  return [
    lower('minute', known.requestsPerMinute, believed?.perMinute),
    lower('day', known.requestsPerDay, believed?.perDay),
  ].filter((limit) => limit !== undefined);
}

function lower(per: Limit['per'], set: number, learned = 0): Limit | undefined {
  if (!set && !learned) return undefined;
  const isLearned = learned > 0 && (!set || learned < set);
  return { per, requests: isLearned ? learned : set, learned: isLearned };
}

/** What the API said, added to what it said before. */
export function learn(before: LearnedLimits, model: string, limit: RequestLimit, at: number): LearnedLimits {
  const known = before[model];
  const still = known && at < known.at + BELIEVED_MS ? known : {};
  const name = limit.per === 'minute' ? 'perMinute' : 'perDay';
  return { ...before, [model]: { ...still, [name]: limit.requests, at } };
}

/** Between automatic requests, ms. One a minute is left to the user's own questions, which do not wait. */
const spacing = ({ requests }: Limit) => MINUTE / Math.max(1, requests - 1);

/** Requests of a model on this Pacific day. */
export function usedToday(use: QuotaUse | undefined, now: number): number {
  return use?.day === pacificDay(now) ? use.requests : 0;
}

/** After one more request. One that the user asked for takes the place of an automatic one. */
export function asked(
  use: QuotaUse | undefined,
  model: string,
  limits: readonly Limit[],
  now: number,
): QuotaUse {
  const perMinute = limits.find(({ per }) => per === 'minute');
  const each = perMinute ? spacing(perMinute) : 0;
  const nextAt = Math.max(use?.nextAt ?? 0, now) + each;
  return { model, day: pacificDay(now), requests: usedToday(use, now) + 1, nextAt: each ? nextAt : now };
}

/** Whether the known requests of this day are used up. */
export function isDayUsedUp(limits: readonly Limit[], use: QuotaUse | undefined, now: number): boolean {
  const perDay = limits.find(({ per }) => per === 'day');
  return perDay !== undefined && usedToday(use, now) >= perDay.requests;
}

/**
 * The least interval that keeps all limits: a minute's requests evenly over the minute, one left out for a question, what is left of a day's over
 * the time until watching ends. @returns undefined when the chosen interval is slow enough
 */
export function paceOf(
  intervalMs: number,
  limits: readonly Limit[],
  use: QuotaUse | undefined,
  { now, endsAt }: { now: number; endsAt: number },
): Pace | undefined {
  const paces = limits.map((limit): Pace => {
    if (limit.per === 'minute') return { ...limit, intervalMs: spacing(limit) };
    const left = Math.max(1, limit.requests - usedToday(use, now));
    const span = Math.max(0, Math.min(endsAt, nextPacificMidnight(now)) - now);
    return { ...limit, intervalMs: span / left };
  });
  const [slowest] = paces.sort((a, b) => b.intervalMs - a.intervalMs);
  return slowest && slowest.intervalMs > intervalMs
    ? { ...slowest, intervalMs: Math.round(slowest.intervalMs) }
    : undefined;
}
