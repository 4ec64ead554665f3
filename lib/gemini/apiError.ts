import { duration, type Json, list, object, string } from './json';

export interface Quota {
  /** Such as `GenerateRequestsPerDayPerProjectPerModel-FreeTier`. */
  id: string;
  /** How much it allows, where that is told. */
  value?: number;
}

/** What Google's errors say, narrowed from whatever came: https://cloud.google.com/apis/design/errors */
export interface ApiFault {
  httpStatus: number;
  /** Canonical name such as `RESOURCE_EXHAUSTED`, or empty when the body is not Google's. */
  status: string;
  /** The API's own words; empty for a page of HTML. */
  message: string;
  /** Of every ErrorInfo, such as `API_KEY_INVALID`. */
  reasons: string[];
  /** The exhausted limits. */
  quotas: Quota[];
  /** From RetryInfo, ms. */
  retryDelay?: number;
}

/**
 * Reads the SDK's `ApiError`: its message is the JSON body as a string, with a prefix when the error came mid-stream.
 * @returns undefined for every other error
 */
export function readApiError(error: unknown): ApiFault | undefined {
  if (!(error instanceof Error) || error.name !== 'ApiError') return undefined;
  const httpStatus = Number((error as Error & { status?: unknown }).status) || 0;
  const body = errorBody(error.message);
  const details = list(body.details);
  return {
    httpStatus,
    status: string(body.status),
    message: words(string(body.message)),
    reasons: details.map((detail) => string(detail.reason)).filter(Boolean),
    quotas: details.flatMap(quotasOf),
    retryDelay: details.map((detail) => duration(detail.retryDelay)).find((delay) => delay !== undefined),
  };
}

function errorBody(message: string): Json {
  try {
    const json: unknown = JSON.parse(message.replace(/^got status: [^{]*/, ''));
    const first = Array.isArray(json) ? json[0] : json;
    const body = object(object(first).error);
    // A gateway that forgets the content type has its JSON wrapped into another error by the SDK.
    return string(body.message).startsWith('{"error"') ? errorBody(string(body.message)) : body;
  } catch {
    return {};
  }
}

/** QuotaFailure names the limits; some errors name theirs in the ErrorInfo only. */
function quotasOf(detail: Json): Quota[] {
  const violations = list(detail.violations).map(({ quotaId, quotaValue }) => quota(quotaId, quotaValue));
  const { quota_limit, quota_limit_value } = object(detail.metadata);
  return [...violations, quota(quota_limit, quota_limit_value)].filter(({ id }) => id);
}

/** An int64 travels as text. */
function quota(id: unknown, value: unknown): Quota {
  const number = Number.parseInt(String(value), 10);
  return { id: string(id), ...(number > 0 && { value: number }) };
}

/** A proxy's error page is of no use to the reader, and neither is a wall of text. */
function words(message: string): string {
  const text = message.trim();
  return text.startsWith('<') ? '' : text.slice(0, 1000);
}
