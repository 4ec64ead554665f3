import type { GoogleGenAI, Model } from '@google/genai/web';
import { describe, expect, it } from 'vitest';
import { listModels } from '../../../lib/gemini/models';

const acts = ['generateContent', 'countTokens'];

/** A client whose list comes in these pages; a page's token is what the API sent for "more". */
function client(...pages: { models: Model[]; token?: string }[]): GoogleGenAI {
  let index = 0;
  const pager = {
    get page() {
      return pages[index]?.models;
    },
    get params() {
      return { config: { pageToken: pages[index]?.token } };
    },
    async nextPage() {
      index += 1;
      if (index >= pages.length) throw new Error('asked for a page that is not there');
      return pages[index]?.models;
    },
  };
  return { models: { list: async () => pager } } as unknown as GoogleGenAI;
}

const list = (...pages: Parameters<typeof client>) =>
  listModels(client(...pages), new AbortController().signal);
const generates = async (id: string, supportedActions: string[] | undefined = acts) =>
  (await list({ models: [{ name: `models/${id}`, supportedActions }] }))[0]?.generates;

describe('the list', () => {
  it('is joined from its pages, the last of which may have an empty token', async () => {
    const models = await list(
      { models: [{ name: 'models/a', displayName: 'A' }], token: '1' },
      { models: [{ name: 'b' }], token: '' },
    );
    expect(models).toEqual([
      { id: 'a', name: 'A', generates: false, converses: false },
      { id: 'b', name: 'b', generates: false, converses: false },
    ]);
  });

  it('leaves out what has no name', async () => {
    expect(await list({ models: [{}, { name: '' }, { name: 3 } as unknown as Model] })).toEqual([]);
  });
});

describe('models that answer a picture with text', () => {
  it.each([
    'gemini-3.1-flash-lite',
    'gemini-3.8-pro',
    'gemini-2.5-flash',
    'gemini-flash-latest',
    'gemma-4-31b-it',
    'gemini-4-ultra',
  ])('%s does', async (id) => expect(await generates(id)).toBe(true));

  it.each([
    'gemini-embedding-2',
    'gemini-3.8-flash-tts',
    'gemini-2.5-flash-preview-tts',
    'gemini-3.8-flash-image',
    'gemini-2.0-flash-exp-image-generation',
    'imagen-4.0-generate-001',
    'nano-banana-pro-preview',
    'gemini-3.8-live',
    'gemini-2.5-flash-native-audio-latest',
    'veo-3.1-generate-preview',
    'lyria-realtime-exp',
    'aqa',
    'gemini-robotics-er-1.5-preview',
    'gemini-2.5-computer-use-preview-10-2025',
    'deep-research-pro-preview-12-2025',
    'gemma-3-27b-it',
    'gemini-pro',
  ])('%s does not', async (id) => expect(await generates(id)).toBe(false));

  it('are told by their actions too', async () => {
    expect(await generates('gemini-3.8-flash', ['bidiGenerateContent'])).toBe(false);
    expect(await generates('gemini-3.8-flash', [])).toBe(false);
  });

  it('tells who holds Live conversations', async () => {
    const converses = async (...supportedActions: string[]) =>
      (await list({ models: [{ name: 'models/gemini-3.8-live', supportedActions }] }))[0]?.converses;
    expect(await converses('bidiGenerateContent')).toBe(true);
    expect(await converses('generateContent')).toBe(false);
  });
});
