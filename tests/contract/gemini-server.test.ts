import { ServerResponse } from 'node:http';
import { GoogleGenAI, MediaResolution, ThinkingLevel } from '@google/genai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { now } from '../gemini-server/log';
import { clip, inlinePart, plain, qrCode } from '../gemini-server/samples';

const flash = 'gemini-3.8-flash';
let gemini: GeminiServer;
let ai: GoogleGenAI;

beforeEach(async () => {
  gemini = await startGeminiServer();
  ai = new GoogleGenAI({ apiKey: gemini.key, httpOptions: { baseUrl: gemini.url, apiVersion: 'v1beta' } });
});
afterEach(() => gemini.close());

async function texts(stream: AsyncIterable<{ text?: string | undefined }>): Promise<string[]> {
  const seen: string[] = [];
  for await (const { text } of stream) seen.push(text ?? '');
  return seen;
}

describe('models', () => {
  it('come in pages', async () => {
    const names: string[] = [];
    for await (const { name } of await ai.models.list({ config: { pageSize: 4 } })) names.push(name ?? '');
    expect(names).toEqual(gemini.models.map(({ name }) => name));
    expect(gemini.requests.map(({ path }) => path)).toEqual([
      '/v1beta/models?pageSize=4',
      '/v1beta/models?pageSize=4&pageToken=4',
      '/v1beta/models?pageSize=4&pageToken=8',
    ]);
  });

  it('tell what they can do, and nothing that only the stand-in knows', async () => {
    const tts = await ai.models.get({ model: 'gemini-3.8-flash-tts' });
    expect(tts).toMatchObject({
      supportedActions: ['countTokens', 'generateContent'],
      inputTokenLimit: 8192,
    });
    expect(JSON.stringify(tts)).not.toMatch(/seesPictures|thinkingLevels|answersOnlyIn/);
  });

  it('are 404 when unknown', async () => {
    await expect(ai.models.get({ model: 'gemini-0' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('a streamed answer', () => {
  it('arrives in its chunks, counted cumulatively, finished once', async () => {
    gemini.reply({ chunks: ['One. ', 'Two. ', 'Three.'] });
    const stream = await ai.models.generateContentStream({ model: flash, contents: 'Count.' });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map(({ text }) => text)).toEqual(['One. ', 'Two. ', 'Three.']);
    expect(chunks.map(({ candidates }) => candidates?.[0]?.finishReason)).toEqual([
      undefined,
      undefined,
      'STOP',
    ]);
    const counts = chunks.map(({ usageMetadata }) => usageMetadata?.candidatesTokenCount);
    expect(counts).toEqual([2, 3, 4]);
    expect(new Set(chunks.map(({ responseId }) => responseId)).size).toBe(1);
    await gemini.waitFor(({ answers }) => answers[0]?.finishedAt !== 0);
    expect(gemini.answers[0]).toMatchObject({ status: 200, replyText: 'One. Two. Three.', aborted: false });
  });

  it('is over before anybody can have read its end', async () => {
    let sent = 0;
    const { end } = ServerResponse.prototype;
    vi.spyOn(ServerResponse.prototype, 'end').mockImplementation(function (this: ServerResponse, ...last) {
      sent = now();
      return end.apply(this, last as Parameters<typeof end>);
    });
    await texts(await ai.models.generateContentStream({ model: flash, contents: 'Hi' }));
    expect(sent).toBeGreaterThan(0);
    expect(gemini.answers[0]?.finishedAt).toBeLessThanOrEqual(sent);
    expect(gemini.answers[0]?.finishedAt).toBeGreaterThan(gemini.answers[0]?.readyAt ?? 0);
  });

  it('can be driven chunk by chunk', async () => {
    const gate = { open: () => {} };
    async function* chunks() {
      yield 'first';
      await new Promise<void>((resolve) => {
        gate.open = resolve;
      });
      yield 'second';
    }
    gemini.reply({ chunks: chunks() });
    const stream = await ai.models.generateContentStream({ model: flash, contents: 'Hi' });
    expect((await stream.next()).value?.text).toBe('first');
    gate.open();
    expect((await texts(stream)).join('')).toBe('second');
  });

  it('has thoughts for those who ask, and counts them for all', async () => {
    gemini.replyAlways(() => ({ chunks: ['Done.'], thoughts: 'Let me see.' }));
    const silent = await ai.models.generateContent({ model: flash, contents: 'Hi' });
    const config = { thinkingConfig: { includeThoughts: true, thinkingLevel: ThinkingLevel.LOW } };
    const aloud = await ai.models.generateContent({ model: flash, contents: 'Hi', config });
    expect(silent.candidates?.[0]?.content?.parts).toHaveLength(1);
    expect(aloud.candidates?.[0]?.content?.parts?.[0]).toMatchObject({ thought: true, text: 'Let me see.' });
    expect(aloud.text).toBe('Done.');
    expect(silent.usageMetadata?.thoughtsTokenCount).toBe(96);
    expect(aloud.usageMetadata?.thoughtsTokenCount).toBe(32);
  });

  it('stops where the request’s own limit is, thoughts included', async () => {
    gemini.reply('A long answer that nobody has the tokens for.');
    const config = { maxOutputTokens: 34, thinkingConfig: { thinkingLevel: ThinkingLevel.LOW } };
    const { text, candidates } = await ai.models.generateContent({ model: flash, contents: 'Hi', config });
    expect(text).toBe('A long a');
    expect(candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
  });
});

describe('what arrives', () => {
  it('is recorded with its pixels, codes and tokens', async () => {
    const red = await plain(640, 360, 'red', 'webp');
    const code = await qrCode('frame 17');
    await ai.models.generateContent({
      model: flash,
      contents: [{ role: 'user', parts: [{ text: 'Look!' }, inlinePart(red), inlinePart(code)] }],
      config: { systemInstruction: 'Be brief.', mediaResolution: MediaResolution.MEDIA_RESOLUTION_LOW },
    });
    const [request] = await gemini.waitForAnswers(1);
    expect(request).toMatchObject({ texts: ['Look!'], systemInstruction: 'Be brief.', warnings: [] });
    const [first, second] = request?.images ?? [];
    expect(first).toMatchObject({ mimeType: 'image/webp', width: 640, height: 360, bytes: red.data.length });
    const [r = 0, g = 255, b = 255] = (await first?.pixels()) ?? [];
    expect(r > 245 && g < 10 && b < 10).toBe(true);
    expect(second?.qr).toEqual(['frame 17']);
    expect(request?.usage?.promptTokensDetails).toEqual([
      { modality: 'TEXT', tokenCount: 5 },
      { modality: 'IMAGE', tokenCount: 560 },
    ]);
  });

  it('may be a clip', async () => {
    const part = { ...inlinePart(clip('video/webm')), videoMetadata: { fps: 4, endOffset: '2s' } };
    await ai.models.generateContent({ model: flash, contents: [{ role: 'user', parts: [part] }] });
    expect(gemini.answers[0]?.videos).toMatchObject([{ mimeType: 'video/webm', bytes: 32 }]);
    expect(gemini.answers[0]?.usage?.promptTokenCount).toBe(8 * 70);
  });

  it('is described by default: the question, the size, the colours, the code, the change', async () => {
    const ask = async (sample: Awaited<ReturnType<typeof plain>>) => {
      const parts = [{ text: 'Answer briefly.\nWhat is this?' }, inlinePart(sample)];
      const { text } = await ai.models.generateContent({ model: flash, contents: [{ role: 'user', parts }] });
      return text ?? '';
    };
    const first = await ask(await qrCode('hello', 400, 300));
    expect(first).toMatch(/^\*\*Stand-in, not Gemini\.\*\*/);
    expect(first).toContain('“What is this?”');
    expect(first).toContain('400 × 300 png');
    expect(first).toMatch(/white: \d+ %/);
    expect(first).toContain('`hello`');
    expect(await ask(await qrCode('hello', 400, 300))).toContain('Nothing has visibly changed');
    expect(await ask(await plain(400, 300, 'blue'))).toMatch(/changed by \*\*100 %\*\*.*blue: 100 %/s);
  });

  it('is not mistaken for what was asked before', async () => {
    const turn = (role: string, text: string) => ({ role, parts: [{ text }] });
    const contents = [turn('user', 'And before?'), turn('model', 'Red.'), turn('user', 'Tell me more.')];
    const { text } = await ai.models.generateContent({ model: flash, contents });
    expect(text).toContain('You asked: “Tell me more.”');
  });

  it('is answered in JSON when the request wants it', async () => {
    const schema = { type: 'object', properties: { said: { type: 'string' }, sure: { type: 'boolean' } } };
    const config = { responseMimeType: 'application/json', responseJsonSchema: schema };
    const { text } = await ai.models.generateContent({ model: flash, contents: 'Hi', config });
    expect(JSON.parse(text ?? '')).toMatchObject({ said: expect.stringContaining('Stand-in'), sure: false });
  });
});
