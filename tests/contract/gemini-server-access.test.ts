import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { generate, hello, invalidPayload, post } from '../gemini-server/client';

let gemini: GeminiServer;
beforeAll(async () => {
  gemini = await startGeminiServer();
});
afterAll(() => gemini.close());

describe('the path', () => {
  it.each([
    ['an unknown model', '/v1beta/models/gemini-0:generateContent', 'models/gemini-0 is not found'],
    [
      'a model that does not generate',
      '/v1beta/models/gemini-3.8-live:generateContent',
      'is not supported for',
    ],
  ])('names %s', async (_, path, message) => {
    const { code, error } = await post(gemini, { contents: [hello] }, path);
    expect([code, error.status]).toEqual([404, 'NOT_FOUND']);
    expect(error.message).toContain(message);
    expect(error.message).toContain('API version v1beta');
  });

  it.each(['/', '/v2/models', '/v1beta/models/a:explain', '/v1beta//models'])(
    'is unknown: %s',
    async (path) => {
      const response = await fetch(gemini.url + path, { headers: { 'x-goog-api-key': gemini.key } });
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('text/html');
    },
  );

  it('of v1 knows fewer fields', async () => {
    const path = generate.replace('v1beta', 'v1');
    const { error } = await post(
      gemini,
      { contents: [hello], systemInstruction: hello, generationConfig: { thinkingConfig: {} } },
      path,
    );
    expect(error.message.split('\n')).toEqual([
      `${invalidPayload} Unknown name "systemInstruction": Cannot find field.`,
      `${invalidPayload} Unknown name "thinkingConfig" at 'generation_config': Cannot find field.`,
    ]);
    expect(await post(gemini, { contents: [hello] }, path)).toMatchObject({ code: 200 });
  });

  it('takes no unknown query', async () => {
    const { error } = await post(gemini, { contents: [hello] }, `${generate}?stream=true`);
    expect(error.message).toContain('Unknown name "stream": Cannot bind query parameter.');
  });
});

describe('the key', () => {
  it('must be there', async () => {
    const { code, error } = await post(gemini, { contents: [hello] }, generate, { 'x-goog-api-key': '' });
    expect([code, error.status]).toEqual([403, 'PERMISSION_DENIED']);
  });

  it('must be good', async () => {
    const { code, error } = await post(gemini, { contents: [hello] }, generate, {
      'x-goog-api-key': 'wrong',
    });
    expect([code, error.status]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(error.details?.[0]).toMatchObject({ reason: 'API_KEY_INVALID', domain: 'googleapis.com' });
  });

  it('must not travel in the URL, where it counts for nothing and is noted', async () => {
    const { code } = await post(gemini, { contents: [hello] }, `${generate}?key=${gemini.key}`, {
      'x-goog-api-key': '',
    });
    expect(code).toBe(403);
    expect(gemini.keyInUrl).toEqual([gemini.answers.at(-1)]);
  });
});
