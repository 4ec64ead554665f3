/** Why something failed. */
import type { RequestLimit } from './usage';

/** Why a request, a capture or a session failed. Policy and messages read the reason, never the text. */
export type FailureReason =
  // the user's key or account
  | 'no-key'
  | 'key'
  | 'referrer'
  | 'api-disabled'
  | 'permission'
  | 'region'
  | 'model'
  | 'quota-minute'
  | 'quota-day'
  | 'budget'
  // the way there
  | 'offline'
  | 'network'
  | 'server'
  | 'overloaded'
  | 'timeout'
  | 'cut'
  | 'malformed'
  // the request or the reply
  | 'invalid'
  | 'blocked'
  | 'safety'
  | 'recitation'
  | 'max-tokens'
  | 'empty'
  /** A part of it could not be read. */
  | 'garbled'
  // this machine
  | 'storage'
  // the microphone
  | 'microphone-refused'
  | 'microphone-missing'
  | 'microphone-busy'
  | 'microphone-lost'
  /** Sound that no socket was there for in time. */
  | 'sound-lost'
  // the capture
  | 'not-granted'
  | 'tab-busy'
  | 'incognito'
  | 'picker-cancelled'
  | 'capture-refused'
  | 'encoder'
  | 'clips'
  // the program itself
  | 'interrupted'
  /** By the user. */
  | 'stopped'
  | 'too-many-questions'
  | 'cancelled'
  | 'too-many-failures'
  | 'unexpected';

export interface Failure {
  reason: FailureReason;
  /** The API's or the browser's own words, or empty. Never contains the key. */
  detail: string;
  /** For quotas: when it is worth trying again. */
  retryAt?: number;
  /** For quotas: the limit, where it is one of requests. */
  limit?: RequestLimit;
}
