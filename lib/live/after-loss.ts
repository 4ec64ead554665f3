import type { Failure } from '../model';
import { backoff, isUseless } from '../retry';

/** So many sockets in a row that came to nothing: about a minute between them, and what each of them takes. */
const TRIES = 10;

export interface Loss {
  failure: Failure;
  /** Sockets in a row that came to nothing, this one included; 0 after one that did its work. */
  tries: number;
  /** ms since 1970. */
  now: number;
  /** 0 to 1, for jitter. */
  random: number;
}

export type AfterLoss =
  | { action: 'retry'; at: number }
  /** `useless`: the user must do something first; `exhausted`: tried often enough. */
  | { action: 'give-up'; why: 'useless' | 'exhausted' };

/** What follows a socket that ended, or never came to be. */
export function afterLoss({ failure, tries, now, random }: Loss): AfterLoss {
  if (isUseless(failure)) return { action: 'give-up', why: 'useless' };
  // Attempts of a computer that is offline never leave it.
  if (tries >= TRIES && failure.reason !== 'offline') return { action: 'give-up', why: 'exhausted' };
  const at = tries === 0 ? now : now + backoff(tries, random);
  return { action: 'retry', at: Math.max(at, failure.retryAt ?? at) };
}
