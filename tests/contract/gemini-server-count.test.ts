import { GoogleGenAI } from '@google/genai';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';

const model = 'gemini-3.1-flash-lite';
let gemini: GeminiServer;
let ai: GoogleGenAI;
beforeEach(async () => {
  gemini = await startGeminiServer();
  ai = new GoogleGenAI({ apiKey: gemini.key, httpOptions: { baseUrl: gemini.url, apiVersion: 'v1beta' } });
});
afterEach(() => gemini.close());

async function picture() {
  const png = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  return { inlineData: { mimeType: 'image/png', data: png.toString('base64') } };
}

describe('countTokens', () => {
  it('counts what the same prompt is then billed', async () => {
    gemini.replyAlways(() => 'A white page.');
    const contents = [{ role: 'user', parts: [await picture(), { text: 'What is on the screen?' }] }];
    const { totalTokens } = await ai.models.countTokens({ model, contents });
    const { usageMetadata } = await ai.models.generateContent({ model, contents });
    expect(totalTokens).toBeGreaterThan(1000);
    expect(totalTokens).toBe(usageMetadata?.promptTokenCount);
  });
});

describe('what the API refuses', () => {
  const post = async (body: unknown, name = model, key = gemini.key) => {
    const response = await fetch(`${gemini.url}/v1beta/models/${name}:countTokens`, {
      method: 'POST',
      headers: { 'x-goog-api-key': key },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { error?: { message: string } };
    return [response.status, answer.error?.message ?? ''] as const;
  };
  const contents = [{ role: 'user', parts: [{ text: 'a' }] }];
  const whole = { model: `models/${model}`, contents };

  it.each([
    ['an unknown field', { contents, temperature: 1 }, 'Unknown name "temperature"'],
    [
      'a system instruction beside the contents',
      { contents, systemInstruction: contents[0] },
      'systemInstruction',
    ],
    ['nothing to count', {}, 'contents is not specified'],
    ['both', { contents, generateContentRequest: whole }, 'contents must be empty'],
    ['another model within', { generateContentRequest: { ...whole, model: 'models/other' } }, 'must match'],
  ])('%s', async (_, body, message) => {
    const [status, said] = await post(body);
    expect(status).toBe(400);
    expect(said).toContain(message);
  });

  it('a model that does not exist, and a wrong key', async () => {
    expect((await post({ contents }, 'gemini-0'))[0]).toBe(404);
    expect((await post({ contents }, model, 'wrong'))[0]).toBe(400);
  });

  it('takes a whole request, instruction and all', async () => {
    const instruction = { parts: [{ text: 'Answer briefly, and in English.' }] };
    const response = await fetch(`${gemini.url}/v1beta/models/${model}:countTokens`, {
      method: 'POST',
      headers: { 'x-goog-api-key': gemini.key },
      body: JSON.stringify({ generateContentRequest: { ...whole, systemInstruction: instruction } }),
    });
    expect(await response.json()).toMatchObject({ totalTokens: 1 + 8 });
  });
});
