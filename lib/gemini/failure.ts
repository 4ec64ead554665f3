import { AnalyzerError } from '../analyzer';
import type { Failure, FailureReason } from '../model';
import { type ApiFault, readApiError } from './apiError';
import { withoutKey } from './key';
import { quotaFailure } from './quota';
import { TransportError } from './transport';

export interface Circumstances {
  key: string;
  /** ms since 1970. */
  now: number;
  /** Whether a part of the reply had come. */
  begun: boolean;
}

/** Turns anything that the SDK or the network throws into a failure. Never throws, never tells the key. */
export function toFailure(error: unknown, { key, now, begun }: Circumstances): Failure {
  const failure = classify(error, now, begun);
  return { ...failure, detail: withoutKey(failure.detail, key) };
}

function classify(error: unknown, now: number, begun: boolean): Failure {
  if (error instanceof AnalyzerError) return error.failure;
  const fault = readApiError(error);
  if (fault) return fromApi(fault, now);
  const detail = error instanceof Error ? error.message.slice(0, 300) : String(error).slice(0, 300);
  if (error instanceof TransportError) return { reason: error.reason, detail };
  return { reason: fromSdk(error, begun), detail };
}

/** By the reason in ErrorInfo: the most exact word there is. */
const byReason: Record<string, FailureReason> = {
  API_KEY_INVALID: 'key',
  API_KEY_HTTP_REFERRER_BLOCKED: 'referrer',
  SERVICE_DISABLED: 'api-disabled',
};

/** Where the API has no reason to give, its wording is all there is to tell these from their status. */
const byMessage: { status: number; words: RegExp; reason: FailureReason }[] = [
  { status: 400, words: /api key (not valid|expired)/i, reason: 'key' },
  { status: 403, words: /api key was reported as leaked/i, reason: 'key' },
  { status: 400, words: /unexpected model name format/i, reason: 'model' },
  { status: 400, words: /(location|country|region).*(not supported|not available)/i, reason: 'region' },
  { status: 400, words: /not available in your (location|country|region)/i, reason: 'region' },
];

const byHttpStatus: Record<number, FailureReason> = {
  401: 'key',
  403: 'permission',
  404: 'model',
  408: 'timeout',
  499: 'cut',
  503: 'overloaded',
  504: 'timeout',
  529: 'overloaded',
};

function fromApi(fault: ApiFault, now: number): Failure {
  const detail = fault.message || `HTTP ${fault.httpStatus}`;
  const known = fault.reasons.map((reason) => byReason[reason]).find(Boolean);
  if (known) return { reason: known, detail };
  if (fault.httpStatus === 429) return { ...quotaFailure(fault, now), detail };
  const worded = byMessage.find(({ status, words }) => status === fault.httpStatus && words.test(detail));
  return { reason: worded?.reason ?? fromHttpStatus(fault), detail };
}

function fromHttpStatus({ httpStatus, message }: ApiFault): FailureReason {
  // A 404 without Gemini's words is a wrong address: choosing another model would not help.
  if (httpStatus === 404 && !message) return 'invalid';
  return byHttpStatus[httpStatus] ?? (httpStatus >= 500 ? 'server' : 'invalid');
}

/**
 * What is left is thrown by the SDK as plain errors while it reads: a TypeError is a body that broke off
 * (https://fetch.spec.whatwg.org/#concept-body-consume-body), everything else is an answer it cannot parse.
 */
function fromSdk(error: unknown, begun: boolean): FailureReason {
  if (error instanceof TypeError) return 'cut';
  const brokenOff = error instanceof Error && error.message.startsWith('Incomplete JSON segment');
  return brokenOff && begun ? 'cut' : 'malformed';
}
