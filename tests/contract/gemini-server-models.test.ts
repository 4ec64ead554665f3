import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { generate, post, withConfig, withParts } from '../gemini-server/client';
import { inlinePart, plain } from '../gemini-server/samples';

let gemini: GeminiServer;
beforeAll(async () => {
  gemini = await startGeminiServer();
});
afterAll(() => gemini.close());

describe('large models', () => {
  it('cannot be told to think next to nothing', async () => {
    const path = generate.replace('flash', 'pro');
    const { error } = await post(gemini, withConfig({ thinkingConfig: { thinkingLevel: 'MINIMAL' } }), path);
    expect(error.message).toBe('Thinking level MINIMAL is not supported for this model.');
    expect(await post(gemini, withConfig({ thinkingConfig: { thinkingLevel: 'LOW' } }), path)).toMatchObject({
      code: 200,
    });
  });
});

describe('older models', () => {
  it('count tiles, and know no thinking level', async () => {
    const path = '/v1beta/models/gemini-2.5-flash:generateContent';
    await post(gemini, withParts(inlinePart(await plain(1280, 720, 'red'))), path);
    expect(gemini.answers.at(-1)?.usage?.promptTokenCount).toBe(2 * 258);
    const { error } = await post(gemini, withConfig({ thinkingConfig: { thinkingLevel: 'LOW' } }), path);
    expect(error.message).toBe('Thinking level is not supported for this model.');
  });
});
