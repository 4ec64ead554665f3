import { badKey, detail, errorInfo, modelNotFound, Refusal } from './errors';
import type { GeminiRequest, ReplyScript } from './types';

export interface FaultOptions {
  /** How many requests fail; 1 unless told otherwise, Infinity for all to come. */
  times?: number;
  /** Which requests it is meant for; see `strikesAnything` for what goes without saying. */
  on?: 'generate' | 'models' | 'embed' | 'any';
  /** What a quota error says about when to come back, such as `41s`. */
  retryDelay?: string;
  /** The limit that a quota error names, in requests. */
  quotaValue?: number;
}

type Refuse = (request: GeminiRequest, options: FaultOptions) => Refusal;

const project = '123456789012';
const service = 'generativelanguage.googleapis.com';

/** Faults that are an HTTP error. */
const refusals = {
  'bad-key': () => badKey(),
  referrer: referrerBlocked,
  'api-disabled': apiDisabled,
  region: () => new Refusal(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
  model: ({ model, version }) => modelNotFound(model, version, 'generateContent'),
  'quota-minute': (request, options) => quota('PerMinute', request, { quotaValue: 5, ...options }),
  'quota-day': (request, options) => quota('PerDay', request, { quotaValue: 20, ...options }),
  server: () =>
    new Refusal(
      500,
      'INTERNAL',
      'An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting',
    ),
  overloaded,
} satisfies Record<string, Refuse>;

/** Faults that are an odd answer with status 200. */
const oddReplies = {
  'blocked-prompt': { chunks: [], blockReason: 'PROHIBITED_CONTENT' },
  safety: { chunks: [], finishReason: 'SAFETY' },
  recitation: { chunks: [], finishReason: 'RECITATION' },
  empty: { chunks: [], finishReason: 'STOP' },
  'max-tokens': {
    chunks: ['This answer of the stand-in ', 'stops in the middle of'],
    finishReason: 'MAX_TOKENS',
  },
  cut: { chunks: ['This answer of the stand-in '], thenFault: 'cut' },
  truncated: { chunks: ['This answer of the stand-in '], thenFault: 'truncated' },
  'error-mid-stream': { chunks: ['This answer of the stand-in '], thenFault: 'error-mid-stream' },
} satisfies Record<string, ReplyScript>;

/**
 * - `refuse`: the connection is reset before anything is read
 * - `silent`: headers, then nothing until the client leaves
 * - `empty-stream`: 200, and not one byte: the real API does that when thinking uses up maxOutputTokens
 * - `garbage`: 200, and a body that is not JSON
 * - `html`: the 502 page of a proxy
 * - `cut`: the socket dies within a chunk; `truncated`: the stream ends in good order, but within a chunk
 */
export type FaultName =
  | keyof typeof refusals
  | keyof typeof oddReplies
  | 'refuse'
  | 'silent'
  | 'empty-stream'
  | 'garbage'
  | 'html';

/** Faults of the key or of the way there: they strike a model list as well as an answer. */
export const strikesAnything: readonly FaultName[] = [
  'bad-key',
  'referrer',
  'api-disabled',
  'refuse',
  'silent',
  'garbage',
  'html',
];

export function refusalOf(
  name: FaultName,
  request: GeminiRequest,
  options: FaultOptions,
): Refusal | undefined {
  const refuse: Refuse | undefined = (refusals as Partial<Record<FaultName, Refuse>>)[name];
  return refuse?.(request, options);
}

export function oddReply(name: FaultName): ReplyScript | undefined {
  return (oddReplies as Partial<Record<FaultName, ReplyScript>>)[name];
}

export function overloaded(): Refusal {
  const message =
    'This model is currently experiencing high demand. Spikes in demand are usually temporary. Please try again later.';
  return new Refusal(503, 'UNAVAILABLE', message);
}

function referrerBlocked({ headers }: GeminiRequest): Refusal {
  const referrer = headers.referer ?? '';
  const metadata = { httpReferrer: referrer, consumer: `projects/${project}` };
  const message = `Requests from referer ${referrer || '<empty>'} are blocked.`;
  return new Refusal(403, 'PERMISSION_DENIED', message, [
    errorInfo('API_KEY_HTTP_REFERRER_BLOCKED', metadata),
    detail('LocalizedMessage', { locale: 'en-US', message }),
  ]);
}

function apiDisabled(): Refusal {
  const activationUrl = `https://console.developers.google.com/apis/api/${service}/overview?project=${project}`;
  const message =
    `Generative Language API has not been used in project ${project} before or it is disabled. ` +
    `Enable it by visiting ${activationUrl} then retry. If you enabled this API recently, wait a few minutes for ` +
    'the action to propagate to our systems and retry.';
  const metadata = {
    consumer: `projects/${project}`,
    containerInfo: project,
    serviceTitle: 'Generative Language API',
    activationUrl,
  };
  return new Refusal(403, 'PERMISSION_DENIED', message, [
    errorInfo('SERVICE_DISABLED', metadata),
    detail('LocalizedMessage', { locale: 'en-US', message }),
    detail('Help', {
      links: [{ description: 'Google developers console API activation', url: activationUrl }],
    }),
  ]);
}

function quota(span: 'PerDay' | 'PerMinute', { model }: GeminiRequest, options: FaultOptions): Refusal {
  const { retryDelay = '41s', quotaValue } = options;
  const quotaMetric = `${service}/generate_content_free_tier_requests`;
  const rules = 'https://ai.google.dev/gemini-api/docs/rate-limits';
  const message =
    'You exceeded your current quota, please check your plan and billing details. For more information on this ' +
    `error, head to: ${rules}. \n* Quota exceeded for metric: ${quotaMetric}, limit: ${quotaValue}, model: ${model}\n` +
    `Please retry in ${retryDelay}.`;
  const violation = {
    quotaMetric,
    quotaId: `GenerateRequests${span}PerProjectPerModel-FreeTier`,
    quotaDimensions: { location: 'global', model },
    quotaValue: String(quotaValue),
  };
  return new Refusal(429, 'RESOURCE_EXHAUSTED', message, [
    detail('Help', { links: [{ description: 'Learn more about Gemini API quotas', url: rules }] }),
    detail('QuotaFailure', { violations: [violation] }),
    detail('RetryInfo', { retryDelay }),
  ]);
}
