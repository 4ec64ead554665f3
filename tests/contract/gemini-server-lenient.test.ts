import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { post, withConfig } from '../gemini-server/client';
import { plain } from '../gemini-server/samples';

let gemini: GeminiServer;
beforeAll(async () => {
  gemini = await startGeminiServer();
});
afterAll(() => gemini.close());

describe('proto JSON', () => {
  it('takes both spellings, single values for lists, nulls, and enums in any case', async () => {
    const { data } = await plain(8, 8, 'red');
    const body = {
      contents: { parts: [{ inline_data: { mime_type: 'image/jpeg', data: data.toString('base64url') } }] },
      system_instruction: { parts: { text: 'Be brief.' } },
      generation_config: { max_output_tokens: '500', thinking_config: { thinking_level: 'low' }, seed: null },
    };
    expect(await post(gemini, body)).toMatchObject({ code: 200 });
    const { message, images } = gemini.answers.at(-1) ?? {};
    expect(message?.generationConfig).toEqual({
      maxOutputTokens: 500,
      thinkingConfig: { thinkingLevel: 'LOW' },
    });
    expect(images).toHaveLength(1);
  });

  it('takes what current models ignore, with a warning', async () => {
    expect(await post(gemini, withConfig({ temperature: 0.5, topK: 3 }))).toMatchObject({ code: 200 });
    expect(gemini.answers.at(-1)?.warnings).toEqual([
      expect.stringContaining('temperature'),
      expect.stringContaining('topK'),
    ]);
  });
});
