import { ApiError, GoogleGenAI } from '@google/genai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';

const model = 'gemini-embedding-2';
let gemini: GeminiServer;
let ai: GoogleGenAI;
beforeEach(async () => {
  gemini = await startGeminiServer();
  ai = new GoogleGenAI({ apiKey: gemini.key, httpOptions: { baseUrl: gemini.url, apiVersion: 'v1beta' } });
});
afterEach(() => gemini.close());

const embed = (contents: string[], config = {}) =>
  ai.models.embedContent({
    model,
    contents: contents.map((text) => ({ parts: [{ text }] })),
    config: { taskType: 'SEMANTIC_SIMILARITY', ...config },
  });

describe('vectors', () => {
  it('come one a text, in order, as long as asked for, with their tokens', async () => {
    const { embeddings = [], usageMetadata } = await embed(['one cat', 'cat one', 'a dog'], {
      outputDimensionality: 64,
    });
    const [one, other, third] = embeddings.map(({ values = [] }) => values);
    expect(embeddings.map(({ values }) => values?.length)).toEqual([64, 64, 64]);
    expect(one).toEqual(other);
    expect(one).not.toEqual(third);
    expect(Math.hypot(...(third ?? []))).toBeCloseTo(1);
    expect(usageMetadata?.promptTokenCount).toBe(6);
    expect(gemini.embeddings.map(({ texts }) => texts)).toEqual([['one cat', 'cat one', 'a dog']]);
  });

  it('mean what a test says', async () => {
    gemini.mean((text) => (text.includes('feline') ? 'cat' : text));
    const { embeddings = [] } = await embed(['cat', 'a feline']);
    expect(embeddings[0]).toEqual(embeddings[1]);
  });
});

describe('what the API refuses', () => {
  const post = async (body: unknown, name = model, key = gemini.key) => {
    const response = await fetch(`${gemini.url}/v1beta/models/${name}:batchEmbedContents`, {
      method: 'POST',
      headers: { 'x-goog-api-key': key },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { error?: { message: string } };
    return [response.status, answer.error?.message ?? ''] as const;
  };
  const request = { model: `models/${model}`, content: { parts: [{ text: 'a' }] } };

  it.each([
    ['an unknown field', { requests: [request], temperature: 1 }, 'Unknown name "temperature"'],
    [
      'one within',
      { requests: [{ ...request, dimensions: 3 }] },
      `Unknown name "dimensions" at 'requests[0]'`,
    ],
    ['an unknown task', { requests: [{ ...request, taskType: 'SAMENESS' }] }, 'task_type'],
    ['no texts', { requests: [] }, 'requests is not specified'],
    ['too many', { requests: Array(101).fill(request) }, 'at most 100'],
    [
      'an empty text',
      { requests: [{ ...request, content: { parts: [{ text: ' ' }] } }] },
      'content is empty',
    ],
    ['another model within', { requests: [{ ...request, model: 'models/x' }] }, 'must match'],
    [
      'too long a vector',
      { requests: [{ ...request, outputDimensionality: 9999 }] },
      'output_dimensionality',
    ],
  ])('%s', async (_, body, message) => {
    const [status, words] = await post(body);
    expect(status).toBe(400);
    expect(words).toContain(message);
  });

  it('a model that embeds nothing, and a bad key', async () => {
    const requests = [{ ...request, model: 'models/gemini-3.8-flash' }];
    expect((await post({ requests }, 'gemini-3.8-flash'))[0]).toBe(404);
    expect((await post({ requests: [request] }, model, 'wrong'))[1]).toContain('API key not valid');
  });

  it('what a test plans for it', async () => {
    gemini.fault('overloaded', { on: 'embed' });
    await expect(embed(['a'])).rejects.toBeInstanceOf(ApiError);
    expect((await embed(['a'])).embeddings).toHaveLength(1);
  });
});
