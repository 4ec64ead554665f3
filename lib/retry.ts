import type { Failure, FailureReason } from './model';

/** What to do with a turn whose request failed, and why. */
export type Decision =
  /** Send it again at `at`, ms since 1970. `told`: the API named the time; `backoff`: ours. */
  | { action: 'retry'; at: number; why: 'told' | 'backoff' | 'interrupted' }
  /** Leave this turn and go on with the next. `exhausted`: tried often enough; `answer`: it would fail again. */
  | { action: 'give-up'; why: 'exhausted' | 'answer' }
  /** End the session: nothing will succeed until the user has done something. `failure` is what to tell. */
  | { action: 'stop'; why: 'useless' | 'too-many'; failure: Failure };

export interface Circumstances {
  /** Requests made for this turn, the failed one included: 1 after the first. */
  attempt: number;
  /** Turns given up in a row before this one. */
  consecutiveFailures: number;
  /** ms since 1970. */
  now: number;
  /** 0 to 1, for jitter: clients that failed together must not come back together. */
  random: number;
}

type Kind = 'useless' | 'wait' | 'away' | 'transient' | 'interrupted' | 'answer';

const kinds: Record<FailureReason, Kind> = {
  'no-key': 'useless',
  key: 'useless',
  referrer: 'useless',
  'api-disabled': 'useless',
  permission: 'useless',
  region: 'useless',
  model: 'useless',
  'quota-day': 'useless',
  budget: 'useless',
  // An invalid request is built from settings: the next one would be as invalid.
  invalid: 'useless',
  'quota-minute': 'wait',
  offline: 'away',
  network: 'transient',
  server: 'transient',
  overloaded: 'transient',
  timeout: 'transient',
  cut: 'transient',
  malformed: 'transient',
  interrupted: 'interrupted',
  blocked: 'answer',
  safety: 'answer',
  recitation: 'answer',
  'max-tokens': 'answer',
  empty: 'answer',
  garbled: 'answer',
  'sound-lost': 'answer',
  stopped: 'answer',
  cancelled: 'answer',
  unexpected: 'answer',
  // Failures of this machine and of the capture do not end a request, but would end the session if they did.
  storage: 'useless',
  'not-granted': 'useless',
  'tab-busy': 'useless',
  incognito: 'useless',
  'picker-cancelled': 'useless',
  'capture-refused': 'useless',
  encoder: 'useless',
  clips: 'useless',
  'microphone-refused': 'useless',
  'microphone-missing': 'useless',
  'microphone-busy': 'useless',
  'microphone-lost': 'useless',
  'too-many-questions': 'useless',
  'too-many-failures': 'useless',
};

/** How many requests one turn may cost. Those of a computer that is offline never leave it, and cost nothing. */
const ATTEMPTS: Record<Kind, number> = {
  useless: 1,
  answer: 1,
  interrupted: 2,
  transient: 3,
  wait: 5,
  away: Number.POSITIVE_INFINITY,
};

/** So many turns given up in a row end the session: it would go on costing requests and tell nothing. */
const TURNS = 5;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** No longer than this after the network is back, watching goes on. */
const LONGEST_BACKOFF = 8 * SECOND;

/** Decides from the failure's reason alone; its text is for people. */
export function afterFailure(failure: Failure, circumstances: Circumstances): Decision {
  const kind = kinds[failure.reason];
  if (kind === 'useless') return { action: 'stop', why: 'useless', failure };
  if (circumstances.attempt < ATTEMPTS[kind]) return retry(failure, kind, circumstances);
  if (circumstances.consecutiveFailures + 1 >= TURNS) {
    return { action: 'stop', why: 'too-many', failure: { ...failure, reason: 'too-many-failures' } };
  }
  return { action: 'give-up', why: kind === 'answer' ? 'answer' : 'exhausted' };
}

function retry(failure: Failure, kind: Kind, { attempt, now, random }: Circumstances): Decision {
  if (kind === 'interrupted') return { action: 'retry', at: now, why: 'interrupted' };
  if (kind === 'wait') {
    return { action: 'retry', at: Math.max(now, failure.retryAt ?? now + MINUTE), why: 'told' };
  }
  return { action: 'retry', at: now + backoff(attempt, random), why: 'backoff' };
}

/** How long to wait before the next attempt, ms. */
export function backoff(attempt: number, random: number): number {
  const longest = Math.min(LONGEST_BACKOFF, SECOND * 2 ** (attempt - 1));
  return Math.round(longest * (0.5 + random / 2));
}

/** Nothing will succeed until the user has done something. */
export function isUseless({ reason }: Failure): boolean {
  return kinds[reason] === 'useless';
}

/** Refused before the model saw it, or it never left: https://ai.google.dev/gemini-api/docs/billing */
const FREE: ReadonlySet<FailureReason> = new Set([
  'no-key',
  'key',
  'referrer',
  'api-disabled',
  'permission',
  'region',
  'model',
  'quota-minute',
  'quota-day',
  'offline',
  'server',
  'overloaded',
  'invalid',
]);

/** Whether a request that ended so can have used tokens nobody told us of. */
export function mayHaveBeenBilled(failure: Failure | undefined): boolean {
  return !failure || !FREE.has(failure.reason);
}
