import { describe, expect, it } from 'vitest';
import { AnalyzerError } from '../../../lib/analyzer';
import { toFailure } from '../../../lib/gemini/failure';
import { TransportError } from '../../../lib/gemini/transport';
import type { FailureReason } from '../../../lib/model';

const now = Date.parse('2026-12-01T20:00:00Z');
const midnight = Date.parse('2026-12-02T08:00:00Z');
const explain = (error: unknown, begun = false) => toFailure(error, { key: 'my-secret', now, begun });

/** As the SDK throws it: the body as a string. */
function apiError(status: number, message: string, details: unknown[] = [], name = 'STATUS') {
  return thrown(status, JSON.stringify({ error: { code: status, message, status: name, details } }));
}

function thrown(status: number, message: string) {
  return Object.assign(new Error(message), { name: 'ApiError', status });
}

const info = (reason: string) => ({ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason });
const quota = (...quotaIds: string[]) => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: quotaIds.map((quotaId) => ({ quotaId })),
});
const retry = (retryDelay: string) => ({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay });

describe('errors of the API', () => {
  it.each<[FailureReason, Error]>([
    ['key', apiError(400, 'API key not valid. Please pass a valid API key.', [info('API_KEY_INVALID')])],
    ['key', apiError(400, 'API key expired. Please renew the API key.')],
    ['key', apiError(401, 'Request had invalid authentication credentials.')],
    ['key', apiError(403, 'Your API key was reported as leaked. Please use another API key.')],
    [
      'referrer',
      apiError(403, 'Requests from referer <empty> are blocked.', [info('API_KEY_HTTP_REFERRER_BLOCKED')]),
    ],
    ['api-disabled', apiError(403, 'It is disabled.', [info('SERVICE_DISABLED')])],
    ['permission', apiError(403, 'The caller does not have permission')],
    ['permission', apiError(403, 'Blocked.', [info('API_KEY_SERVICE_BLOCKED')])],
    ['region', apiError(400, 'User location is not supported for the API use.', [], 'FAILED_PRECONDITION')],
    [
      'region',
      apiError(400, 'Gemini API free tier is not available in your country. Please enable billing.'),
    ],
    ['invalid', apiError(400, 'Invalid JSON payload received. Unknown name "x"')],
    ['invalid', apiError(400, 'Unable to process input image.')],
    ['invalid', apiError(413, 'Request too large.')],
    ['model', apiError(404, 'models/x is not found for API version v1beta')],
    ['model', apiError(400, '* GenerateContentRequest.model: unexpected model name format')],
    ['quota-minute', apiError(429, 'Resource has been exhausted (e.g. check quota).')],
    ['server', apiError(500, 'An internal error has occurred.')],
    ['server', apiError(502, 'Bad gateway')],
    ['overloaded', apiError(503, 'This model is currently experiencing high demand.')],
    ['timeout', apiError(504, 'Deadline expired before operation could complete.')],
    ['timeout', apiError(408, 'Request timeout')],
    ['cut', apiError(499, 'The operation was cancelled.')],
  ])('%s: %s', (reason, error) => {
    const failure = explain(error);
    expect(failure.reason).toBe(reason);
    expect(error.message).toContain(JSON.stringify(failure.detail).slice(1, -1));
  });

  it('come mid-stream with a prefix', () => {
    const error = thrown(503, 'got status: UNAVAILABLE. {"error":{"code":503,"message":"High demand."}}');
    expect(explain(error, true)).toEqual({ reason: 'overloaded', detail: 'High demand.' });
  });

  it('come in a list where the stream has no events', () => {
    expect(explain(thrown(500, '[{"error":{"message":"Oh."}}]'))).toEqual({
      reason: 'server',
      detail: 'Oh.',
    });
  });

  it('come wrapped when a gateway forgets the content type', () => {
    const inner = JSON.stringify({
      error: { code: 400, message: 'Bad.', details: [info('API_KEY_INVALID')] },
    });
    expect(explain(apiError(400, inner))).toEqual({ reason: 'key', detail: 'Bad.' });
  });

  it.each<[number, FailureReason]>([
    [404, 'invalid'],
    [502, 'server'],
    [503, 'overloaded'],
    [403, 'permission'],
  ])('a page of HTML with status %d is %s, and is not shown', (status, reason) => {
    expect(explain(apiError(status, '<html><h1>nginx</h1></html>'))).toEqual({
      reason,
      detail: `HTTP ${status}`,
    });
  });

  it.each(['', 'no JSON', 'null', '[]', '{"error":"text"}', '{"error":{"details":{}}}'])(
    'may be garbage: %s',
    (body) => expect(explain(thrown(500, body))).toEqual({ reason: 'server', detail: 'HTTP 500' }),
  );
});

describe('the limit that a quota names', () => {
  const minute = 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier';
  const day = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier';
  const tokens = 'GenerateContentInputTokensPerModelPerMinute-FreeTier';
  const limits = (...named: [quotaId: string, quotaValue?: unknown][]) => ({
    violations: named.map(([quotaId, quotaValue]) => ({ quotaId, quotaValue })),
  });

  it.each([
    ['a minute', [limits([minute, '5'])], { per: 'minute', requests: 5 }],
    ['a day', [limits([day, '20'])], { per: 'day', requests: 20 }],
    [
      'both: the one that is to be waited for',
      [limits([minute, '5'], [day, '20'])],
      { per: 'day', requests: 20 },
    ],
    ['a number', [limits([minute, 15])], { per: 'minute', requests: 15 }],
    ['tokens, not requests', [limits([tokens, '250000'])], undefined],
    ['without a value', [limits([minute])], undefined],
    ['zero, which nobody can keep', [limits([minute, '0'])], undefined],
    ['nonsense', [limits([minute, 'many'])], undefined],
    [
      'in the ErrorInfo',
      [{ metadata: { quota_limit: minute, quota_limit_value: '10' } }],
      { per: 'minute', requests: 10 },
    ],
  ])('%s', (_, details, limit) => {
    expect(explain(apiError(429, 'Quota exceeded.', details)).limit).toEqual(limit);
  });
});

describe('quotas', () => {
  const minute = 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier';
  const day = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier';

  it.each<[string, unknown[], FailureReason, number]>([
    ['a minute, as told', [quota(minute), retry('41s')], 'quota-minute', now + 41_000],
    ['a minute, in fractions', [quota(minute), retry('0.25s')], 'quota-minute', now + 1000],
    ['a minute, nothing told', [quota(minute)], 'quota-minute', now + 60_000],
    ['nothing named', [retry('7s')], 'quota-minute', now + 7000],
    ['a day, whatever is told', [quota(day), retry('3s')], 'quota-day', midnight],
    ['both', [quota(minute, day), retry('3s')], 'quota-day', midnight],
    ['a day, named in the ErrorInfo', [{ metadata: { quota_limit: day } }], 'quota-day', midnight],
    ['nonsense', [{ violations: 'none' }, retry('soon')], 'quota-minute', now + 60_000],
  ])('%s', (_, details, reason, retryAt) => {
    expect(explain(apiError(429, 'Enough.', details))).toEqual({ reason, detail: 'Enough.', retryAt });
  });
});

describe('everything else', () => {
  it.each<[string, unknown, boolean, FailureReason]>([
    ['no network', new TransportError('network', 'fetch failed'), false, 'network'],
    ['offline', new TransportError('offline', ''), false, 'offline'],
    ['a page instead of a stream', new TransportError('malformed', ''), false, 'malformed'],
    ['a body that breaks off', new TypeError('network error'), true, 'cut'],
    ['a stream that ends within an event', new Error('Incomplete JSON segment at the end'), true, 'cut'],
    ['a body that was never a stream', new Error('Incomplete JSON segment at the end'), false, 'malformed'],
    ['an event that is no JSON', new SyntaxError('Unexpected token'), true, 'malformed'],
    ['an event the SDK cannot read', new Error('exception parsing stream chunk'), true, 'malformed'],
    ['a string', 'oh', false, 'malformed'],
    ['nothing', undefined, false, 'malformed'],
    ['a failure', new AnalyzerError({ reason: 'blocked', detail: '' }), true, 'blocked'],
  ])('%s', (_, error, begun, reason) => expect(explain(error, begun).reason).toBe(reason));
});

it('the key is in no failure', () => {
  const errors = [
    apiError(403, "Requests for 'api_key:my-secret' are blocked."),
    new TypeError('Headers.append: "my-secret" is an invalid header value.'),
    new AnalyzerError({ reason: 'key', detail: 'my-secret' }),
    'my-secret',
  ];
  expect(errors.map((error) => explain(error).detail).join()).not.toContain('my-secret');
});
