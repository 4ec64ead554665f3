import { ApiError, GoogleGenAI } from '@google/genai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultName, type GeminiServer, startGeminiServer } from '../gemini-server';

let gemini: GeminiServer;
let ai: GoogleGenAI;
beforeEach(async () => {
  gemini = await startGeminiServer();
  ai = new GoogleGenAI({ apiKey: gemini.key, httpOptions: { baseUrl: gemini.url, apiVersion: 'v1beta' } });
});
afterEach(() => gemini.close());

/** Streams one answer; the text so far, the last chunk, and what was thrown. */
async function ask(abortSignal?: AbortSignal) {
  let text = '';
  let last: Awaited<ReturnType<typeof ai.models.generateContent>> | undefined;
  try {
    const config = abortSignal ? { abortSignal } : {};
    const stream = await ai.models.generateContentStream({
      model: 'gemini-3.8-flash',
      contents: 'Hi',
      config,
    });
    for await (const chunk of stream) {
      text += chunk.text ?? '';
      last = chunk;
    }
    return { text, last };
  } catch (error) {
    return { text, last, error: error as Error };
  }
}

function detailsOf(error: Error | undefined): Record<string, unknown>[] {
  return JSON.parse(error?.message ?? '{}').error.details;
}

describe('a fault that is an HTTP error', () => {
  const cases: [FaultName, number, string, string][] = [
    ['bad-key', 400, 'INVALID_ARGUMENT', 'API_KEY_INVALID'],
    ['referrer', 403, 'PERMISSION_DENIED', 'API_KEY_HTTP_REFERRER_BLOCKED'],
    ['api-disabled', 403, 'PERMISSION_DENIED', '"activationUrl":"https://console'],
    ['region', 400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'],
    ['model', 404, 'NOT_FOUND', 'models/gemini-3.8-flash is not found for API version v1beta'],
    ['quota-minute', 429, 'RESOURCE_EXHAUSTED', 'PerMinute'],
    ['quota-day', 429, 'RESOURCE_EXHAUSTED', 'PerDay'],
    ['server', 500, 'INTERNAL', 'internal error'],
    ['overloaded', 503, 'UNAVAILABLE', 'high demand'],
  ];
  it.each(cases)('%s is %d %s', async (name, code, status, words) => {
    gemini.fault(name);
    const { error } = await ask();
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: code });
    expect(JSON.parse(error?.message ?? '').error).toMatchObject({ code, status });
    expect(error?.message).toContain(words);
    expect(gemini.answers[0]).toMatchObject({ fault: name, status: code });
  });

  it('quota says what ran out and when to come back', async () => {
    gemini.fault('quota-minute', { retryDelay: '7s' });
    const details = detailsOf((await ask()).error);
    expect(details.find((one) => `${one['@type']}`.endsWith('RetryInfo'))).toMatchObject({
      retryDelay: '7s',
    });
    expect(details.find((one) => `${one['@type']}`.endsWith('QuotaFailure'))).toMatchObject({
      violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier', quotaValue: '5' }],
    });
  });
});

describe('a fault that is an odd answer', () => {
  it('blocked-prompt has a reason and no candidates', async () => {
    gemini.fault('blocked-prompt');
    const { last } = await ask();
    expect(last?.promptFeedback?.blockReason).toBe('PROHIBITED_CONTENT');
    expect(last?.candidates).toBeUndefined();
  });

  it('empty-stream has nothing at all', async () => {
    gemini.fault('empty-stream');
    expect(await ask()).toEqual({ text: '', last: undefined });
  });

  it.each([
    ['safety', 'SAFETY', /^$/],
    ['recitation', 'RECITATION', /^$/],
    ['empty', 'STOP', /^$/],
    ['max-tokens', 'MAX_TOKENS', /./],
  ] as const)('%s ends with %s', async (name, reason, text) => {
    gemini.fault(name);
    const answer = await ask();
    expect(answer.error).toBeUndefined();
    expect(answer.last?.candidates?.[0]?.finishReason).toBe(reason);
    expect(answer.text).toMatch(text);
  });
});

describe('a fault of the way', () => {
  it.each([
    ['garbage', SyntaxError, ''],
    ['cut', TypeError, 'This answer of the stand-in '],
    ['truncated', Error, 'This answer of the stand-in '],
    ['error-mid-stream', ApiError, 'This answer of the stand-in '],
    ['refuse', TypeError, ''],
    ['html', ApiError, ''],
  ] as const)('%s throws', async (name, type, before) => {
    gemini.fault(name);
    const { error, text } = await ask();
    expect(error).toBeInstanceOf(type);
    expect(text).toBe(before);
    await gemini.waitFor(({ answers }) => (answers[0]?.finishedAt ?? 0) > 0);
    expect(gemini.answers[0]).toMatchObject({ fault: name, aborted: false });
  });

  it('silent sends headers, then nothing, until the client gives up', async () => {
    gemini.fault('silent');
    const giveUp = new AbortController();
    const asking = ask(giveUp.signal);
    await gemini.waitFor(({ answers }) => answers[0]?.status === 200);
    giveUp.abort();
    expect((await asking).error?.name).toBe('AbortError');
    await gemini.waitFor(({ answers }) => answers[0]?.aborted === true);
  });

  it('may strike after a planned answer has begun', async () => {
    gemini.reply({ chunks: ['Half of '], thenFault: 'truncated' });
    const { text, error } = await ask();
    expect([text, error?.message]).toEqual(['Half of ', 'Incomplete JSON segment at the end']);
  });
});
