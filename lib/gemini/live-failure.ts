import type { Failure, FailureReason } from '../model';
import { nextPacificMidnight } from '../pacific';
import { withoutKey } from './key';
import type { Closing } from './live-wire';

export interface ClosedWhen {
  key: string;
  /** ms since 1970. */
  now: number;
  offline: boolean;
  /** The session was to be gone on with by a handle. */
  resumed: boolean;
  /** The server has accepted the setup. */
  ready: boolean;
}

export interface Closed {
  failure: Failure;
  /** The session cannot be gone on with; a new one can. */
  handleRefused: boolean;
}

/** When a limit does not say how long to wait, ms. */
const MINUTE = 60_000;

/** A code says little, and one code many things: 1007 is a bad key as well as a bad field. First match wins. */
const byWords: [words: RegExp, reason: FailureReason][] = [
  [/api[ _]key.*(not valid|invalid|expired|leaked)|invalid.*api[ _]key|unauthenticated/i, 'key'],
  [/referer|referrer/i, 'referrer'],
  [/has not been used in project|api.*(is|been) disabled|service_disabled/i, 'api-disabled'],
  [/(location|country|region).*not (supported|available)|not available in your/i, 'region'],
  [/per ?day|daily/i, 'quota-day'],
  [/quota|resource[ _]exhausted|rate limit|too many requests|billing/i, 'quota-minute'],
  [/models?\b.*(not found|not supported for|does not exist)|unexpected model name|publisher model/i, 'model'],
  [/permission|forbidden|unregistered callers/i, 'permission'],
  [/overloaded|unavailable|high demand|try again later/i, 'overloaded'],
  [
    /deadline|timed? ?out|operation was (aborted|cancelled)|session (has )?(ended|expired|timed out)|session duration/i,
    'cut',
  ],
];

const aboutHandle =
  /session.*(not found|invalid|expired|unknown|in use|connected|active)|(invalid|unknown|expired).*session|handle|resum/i;

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 and what Gemini makes of it. */
const byCode: Record<number, FailureReason> = {
  1000: 'cut',
  1001: 'cut',
  1002: 'malformed',
  1003: 'invalid',
  1007: 'invalid',
  1009: 'invalid',
  1011: 'server',
  1012: 'overloaded',
  1013: 'overloaded',
};

/** What a socket's end means. Never tells the key. */
export function closedBy({ code, reason }: Closing, when: ClosedWhen): Closed {
  const detail = withoutKey(reason || `WebSocket ${code}`, when.key).slice(0, 300);
  const said = byWords.find(([words]) => words.test(reason))?.[1];
  const handleRefused = when.resumed && refusesHandle({ code, reason }, said, when);
  if (handleRefused) return { failure: { reason: 'invalid', detail }, handleRefused };
  const why = said ?? fromCode(code, when);
  return { failure: { reason: why, detail, ...retry(why, when.now) }, handleRefused };
}

/** Either it says so, or it refuses a setup for a reason that is not one of those known. */
function refusesHandle(
  { code, reason }: Closing,
  said: FailureReason | undefined,
  { ready }: ClosedWhen,
): boolean {
  if (code !== 1007 && code !== 1008) return false;
  if (ready) return said === undefined && aboutHandle.test(reason);
  return aboutHandle.test(reason) || said === undefined;
}

function fromCode(code: number, { offline, ready }: ClosedWhen): FailureReason {
  if (code === 1006 || code === 1015) {
    if (offline) return 'offline';
    return ready ? 'cut' : 'network';
  }
  // To a conversation that went well the server says so of its own troubles; a new socket cures them.
  if (code === 1008) return ready ? 'server' : 'invalid';
  return byCode[code] ?? 'server';
}

function retry(reason: FailureReason, now: number): Pick<Failure, 'retryAt'> {
  if (reason === 'quota-day') return { retryAt: nextPacificMidnight(now) };
  return reason === 'quota-minute' ? { retryAt: now + MINUTE } : {};
}
