import { ApiError, GoogleGenAI } from '@google/genai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { inlinePart, plain, type Sample } from '../gemini-server/samples';

const model = 'gemini-3.8-flash';
let gemini: GeminiServer;
let ai: GoogleGenAI;
beforeEach(async () => {
  gemini = await startGeminiServer();
  ai = new GoogleGenAI({ apiKey: gemini.key, httpOptions: { baseUrl: gemini.url, apiVersion: 'v1beta' } });
});
afterEach(() => gemini.close());

/** Asks something; the text of the answer, or what was thrown. */
async function ask(contents: Contents = 'Hi', abortSignal = new AbortController().signal) {
  try {
    const { text } = await ai.models.generateContent({ model, contents, config: { abortSignal } });
    return text;
  } catch (error) {
    return error;
  }
}

type Contents = Parameters<typeof ai.models.generateContent>[0]['contents'];
const contentsOf = (sample: Sample): Contents => [{ role: 'user', parts: [inlinePart(sample)] }];

describe('planning', () => {
  it('strikes as often as told, then planned replies follow in order', async () => {
    gemini.fault('overloaded', { times: 2 });
    gemini.reply('one', 'two');
    expect([await ask(), await ask()]).toEqual([expect.any(ApiError), expect.any(ApiError)]);
    expect([await ask(), await ask()]).toEqual(['one', 'two']);
    expect(await ask()).toContain('Stand-in');
  });

  it('spares model lists unless the fault is one of the key or the way', async () => {
    gemini.fault('overloaded');
    expect((await ai.models.list()).page).toHaveLength(gemini.models.length);
    gemini.clearFaults();
    gemini.fault('api-disabled', { on: 'models' });
    expect(await ask()).toContain('Stand-in');
    await expect(ai.models.list()).rejects.toMatchObject({ status: 403 });
  });
});

describe('holding', () => {
  it('lets answers go one by one, out of turn, or all, and forgets who left', async () => {
    gemini.hold();
    gemini.replyAlways(({ texts }) => `${texts[0]} after ${answered().join(' ')}`);
    const answered = () => gemini.answers.flatMap(({ replyText, texts }) => (replyText ? texts : [])).sort();
    const leaver = new AbortController();
    const asking = ['a', 'b', 'c', 'd'].map((text) => ask(text, text === 'b' ? leaver.signal : undefined));
    const requests = await gemini.waitForAnswers(4);
    leaver.abort();
    await gemini.waitFor(({ held }) => held.length === 3);
    gemini.release(requests.find(({ texts }) => texts[0] === 'd'));
    expect(await asking[3]).toBe('d after ');
    gemini.release(1);
    await gemini.waitFor(() => answered().length === 2);
    expect(gemini.held).toHaveLength(1);
    gemini.release();
    await Promise.all(asking);
    expect(answered()).toEqual(['a', 'c', 'd']);
    expect(gemini.answers.filter(({ aborted }) => aborted).map(({ texts }) => texts[0])).toEqual(['b']);
  });

  it('keeps the order of arrival for replies, however long each picture takes to decode', async () => {
    gemini.reply('large', 'small');
    const slow = contentsOf(await plain(3000, 2000, 'red', 'png'));
    const fast = contentsOf(await plain(8, 8, 'red', 'png'));
    const first = ask(slow);
    await gemini.waitFor(({ answers }) => answers.length === 1);
    expect([await ask(fast), await first]).toEqual(['small', 'large']);
  });

  it('says what it saw when it waits in vain', async () => {
    await ask();
    const waiting = gemini.waitForAnswers(2, { timeoutMs: 20 });
    await expect(waiting).rejects.toThrow(/in vain.*\n {2}1\. POST \/v1beta.* → 200/);
  });
});

describe('CORS', () => {
  const preflight = {
    method: 'OPTIONS',
    headers: { origin: 'https://a.example', 'access-control-request-headers': 'x-goog-api-key' },
  };

  it.each([
    [{}, 200, 'https://a.example'],
    [{ cors: false }, 403, null],
    [{ allowOrigins: ['https://b.example'] }, 403, null],
  ])('with %j', async (options, status, allowed) => {
    const server = await startGeminiServer(options);
    const response = await fetch(`${server.url}/v1beta/models`, preflight);
    const get = await fetch(`${server.url}/v1beta/models`, { headers: { origin: 'https://a.example' } });
    await server.close();
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(get.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(server.requests[0]?.kind).toBe('preflight');
  });
});
