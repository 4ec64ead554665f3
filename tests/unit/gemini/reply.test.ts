import { FinishReason, type GenerateContentResponse } from '@google/genai/web';
import { describe, expect, it } from 'vitest';
import type { ReplyChunk } from '../../../lib/analyzer';
import { toChunks } from '../../../lib/gemini/reply';
import type { FailureReason } from '../../../lib/model';

const said = (text: string, finishReason?: string) => ({
  candidates: [{ content: { parts: [{ text }] }, ...(finishReason && { finishReason }) }],
});

/** @param responses as they come from the SDK; an Error is thrown */
async function read(...responses: unknown[]): Promise<ReplyChunk[]> {
  async function* stream() {
    for (const response of responses) {
      if (response instanceof Error) throw response;
      yield response as GenerateContentResponse;
    }
  }
  const chunks: ReplyChunk[] = [];
  for await (const chunk of toChunks(stream())) chunks.push(chunk);
  return chunks;
}

describe('text', () => {
  it('comes as it was sent, thoughts and other parts left out', async () => {
    const parts = [
      { text: 'Hm…', thought: true },
      { text: 'a' },
      { functionCall: {} },
      null,
      { text: 'b' },
      { text: 3 },
    ];
    const chunks = await read({ candidates: [{ content: { parts } }] }, said('c', 'STOP'));
    expect(chunks).toEqual([{ text: 'ab' }, { text: 'c' }]);
  });

  it.each([{}, { candidates: [] }, { candidates: [{}] }, { candidates: [{ content: { role: 'model' } }] }])(
    'may be missing: %o',
    async (response) =>
      expect(await read(response, said('a', 'STOP'))).toEqual([{ text: '' }, { text: 'a' }]),
  );
});

describe('usage', () => {
  it('is cumulative, and keeps what a later response leaves out', async () => {
    const chunks = await read(
      { ...said('a'), usageMetadata: { promptTokenCount: 10, thoughtsTokenCount: 5, totalTokenCount: 15 } },
      { ...said('b'), usageMetadata: { candidatesTokenCount: 2, thoughtsTokenCount: 5 } },
      said('c', 'STOP'),
    );
    expect(chunks.map(({ usage }) => usage)).toEqual([
      { input: 10, output: 5, thoughts: 5 },
      { input: 10, output: 7, thoughts: 5 },
      { input: 10, output: 7, thoughts: 5 },
    ]);
  });

  it('tells the kinds that Gemini tells, and no others', async () => {
    const details = (...counts: [string, number][]) =>
      counts.map(([modality, tokenCount]) => ({ modality, tokenCount }));
    const [first, last] = await read(
      {
        ...said('a'),
        usageMetadata: {
          promptTokenCount: 1500,
          cachedContentTokenCount: 200,
          promptTokensDetails: details(['TEXT', 100], ['IMAGE', 1120], ['AUDIO', 64], ['DOCUMENT', 216]),
          toolUsePromptTokenCount: 7,
          toolUsePromptTokensDetails: details(['TEXT', 7]),
        },
      },
      {
        ...said('b', 'STOP'),
        usageMetadata: { candidatesTokenCount: 3, promptTokensDetails: [null, {}, { modality: 'TEXT' }] },
      },
    );
    const kinds = { input: 1507, text: 107, image: 1120, audio: 64, cached: 200 };
    expect(first?.usage).toEqual({ ...kinds, output: 0 });
    expect(last?.usage).toEqual({ ...kinds, output: 3 });
  });

  it('counts what tools put into the prompt', async () => {
    const usageMetadata = { promptTokenCount: 10, toolUsePromptTokenCount: 4, candidatesTokenCount: 1 };
    expect(await read({ ...said('a', 'STOP'), usageMetadata })).toEqual([
      { text: 'a', usage: { input: 14, output: 1 } },
    ]);
  });

  it('is absent when there was none', async () => {
    expect(await read(said('a', 'STOP'))).toEqual([{ text: 'a' }]);
  });
});

describe('the end', () => {
  const reasons: Record<string, FailureReason | undefined> = {
    STOP: undefined,
    MAX_TOKENS: 'max-tokens',
    CONTINUATION: 'max-tokens',
    SAFETY: 'safety',
    BLOCKLIST: 'safety',
    PROHIBITED_CONTENT: 'safety',
    SPII: 'safety',
    IMAGE_SAFETY: 'safety',
    IMAGE_PROHIBITED_CONTENT: 'safety',
    RECITATION: 'recitation',
    IMAGE_RECITATION: 'recitation',
    LANGUAGE: 'malformed',
    OTHER: 'malformed',
    MALFORMED_FUNCTION_CALL: 'malformed',
    UNEXPECTED_TOOL_CALL: 'malformed',
    TOO_MANY_TOOL_CALLS: 'malformed',
    NO_IMAGE: 'malformed',
    IMAGE_OTHER: 'malformed',
    MALFORMED_RESPONSE: 'malformed',
  };

  it.each(Object.values(FinishReason).filter((name) => name !== 'FINISH_REASON_UNSPECIFIED'))(
    '%s is known',
    async (name) => {
      expect(reasons).toHaveProperty(name);
      expect((await read(said('a', name))).at(-1)?.finish?.reason).toBe(reasons[name]);
    },
  );

  it('of a kind that comes tomorrow is told by its name', async () => {
    expect((await read(said('a', 'BORED'))).at(-1)).toEqual({
      text: '',
      finish: { reason: 'malformed', detail: 'BORED' },
    });
  });

  it('is told in the words of the API', async () => {
    const response = { candidates: [{ finishReason: 'SAFETY', finishMessage: 'Too dangerous.' }] };
    expect((await read(response)).at(-1)?.finish).toEqual({ reason: 'safety', detail: 'Too dangerous.' });
  });

  it('of a blocked prompt has no candidates', async () => {
    const promptFeedback = { blockReason: 'PROHIBITED_CONTENT' };
    const usageMetadata = { promptTokenCount: 3 };
    expect((await read({ promptFeedback, usageMetadata })).at(-1)).toEqual({
      text: '',
      usage: { input: 3, output: 0 },
      finish: { reason: 'blocked', detail: 'PROHIBITED_CONTENT' },
    });
  });

  it.each(['', ' \n'])('of a reply that says "%s" is empty', async (text) => {
    expect((await read(said(text, 'STOP'))).at(-1)?.finish).toEqual({ reason: 'empty', detail: '' });
  });

  it('is only told once, and after everything', async () => {
    const chunks = await read(said('a', 'SAFETY'), said('b', 'STOP'));
    expect(chunks.map(({ text, finish }) => [text, finish?.reason])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['', 'safety'],
    ]);
  });
});

describe('a break', () => {
  it('before the end is cut', async () => {
    await expect(read(said('a'))).rejects.toMatchObject({ failure: { reason: 'cut' } });
    await expect(read(said('a', 'FINISH_REASON_UNSPECIFIED'))).rejects.toMatchObject({
      failure: { reason: 'cut' },
    });
  });

  it('before the beginning is malformed', async () => {
    await expect(read()).rejects.toMatchObject({ failure: { reason: 'malformed' } });
  });

  it('by an error is that error', async () => {
    const error = new TypeError('network error');
    await expect(read(said('a'), error)).rejects.toBe(error);
  });

  it('after the end is none', async () => {
    expect(await read(said('a', 'STOP'), new TypeError('network error'))).toEqual([{ text: 'a' }]);
  });
});
