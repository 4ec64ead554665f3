import {
  GoogleGenAI,
  type LiveConnectConfig,
  type LiveServerMessage,
  Modality,
  type Session,
} from '@google/genai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { plain } from '../gemini-server/samples';
import { PATIENCE_MS } from '../patience';
import { compose } from '../sound/make';
import { readMarkers } from '../sound/markers';

let gemini: GeminiServer;
let session: Session | undefined;
let messages: LiveServerMessage[] = [];
beforeEach(async () => {
  gemini = await startGeminiServer();
  gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
  messages = [];
});
afterEach(async () => {
  session?.close();
  session = undefined;
  await gemini.close();
});

const half = 'gemini-live-2.5-flash-preview';

async function connect(config: LiveConnectConfig = {}, model = 'gemini-3.8-live', apiKey = gemini.key) {
  const httpOptions = { baseUrl: gemini.url, apiVersion: 'v1beta' };
  const ai = new GoogleGenAI({ apiKey, httpOptions });
  const callbacks = { onmessage: (message: LiveServerMessage) => void messages.push(message) };
  session = await ai.live.connect({ model, config, callbacks });
  return session;
}

/** The SDK tells nobody what it has not told yet: what came is looked at again and again. */
const come = (isThere: (message: LiveServerMessage) => unknown) =>
  vi.waitFor(() => expect(messages.filter(isThere).length).toBeGreaterThan(0), {
    timeout: PATIENCE_MS,
    interval: 5,
  });
const completed = () => come(({ serverContent }) => serverContent?.turnComplete);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('the SDK', () => {
  it('connects at the address that it makes itself, with all that this project asks for', async () => {
    await connect({
      responseModalities: [Modality.AUDIO],
      systemInstruction: 'Be brief.',
      speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Puck' } }, languageCode: 'en-US' },
      tools: [
        { googleSearch: {} },
        { functionDeclarations: [{ name: 'look', parametersJsonSchema: { type: 'object' } }] },
      ],
      inputAudioTranscription: {},
      outputAudioTranscription: {},
      sessionResumption: {},
      contextWindowCompression: { triggerTokens: '25600', slidingWindow: { targetTokens: '12800' } },
      realtimeInputConfig: { automaticActivityDetection: { silenceDurationMs: 300 } },
    });
    expect(gemini.live.connection.setup).toMatchObject({
      model: 'models/gemini-3.8-live',
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      contextWindowCompression: { triggerTokens: 25_600 },
      sessionResumption: {},
    });
  });

  it('is heard, seen and answered', async () => {
    const live = await connect({ outputAudioTranscription: {}, inputAudioTranscription: {} });
    gemini.live.reply({ text: 'I hear you.', tones: [11, 12] });
    const { mimeType, data } = await plain(320, 200, 'blue');
    live.sendRealtimeInput({ video: { mimeType, data: base64(data) } });
    const pcm = compose([{ tone: 6, ms: 400 }, { silence: 700 }], 16_000);
    live.sendRealtimeInput({
      audio: { mimeType: 'audio/pcm;rate=16000', data: base64(new Uint8Array(pcm.buffer)) },
    });
    await completed();
    expect(gemini.live.session.turns).toMatchObject([{ cause: 'speech', markers: [6], said: 'I hear you.' }]);
    const bytes = Buffer.concat(messages.map(({ data }) => Buffer.from(data ?? '', 'base64')));
    const voice = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    expect(readMarkers(voice, 24_000).map(({ marker }) => marker)).toEqual([11, 12]);
    const said = messages.map(({ serverContent }) => serverContent?.outputTranscription?.text ?? '').join('');
    expect(said).toBe('I hear you.');
    expect(messages.at(-1)?.usageMetadata).toEqual(gemini.live.session.usages[0]);
  });

  it('writes, is called and calls back', async () => {
    const live = await connect({ responseModalities: [Modality.TEXT] }, half);
    gemini.live.reply({ toolCalls: [{ name: 'look', args: { at: 'top' } }] }, 'A button.');
    live.sendClientContent({ turns: 'What is there?' });
    await come(({ toolCall }) => toolCall);
    const call = messages.at(-1)?.toolCall?.functionCalls?.[0];
    live.sendToolResponse({
      functionResponses: [{ id: call?.id, name: 'look', response: { seen: 'a button' } }],
    });
    await completed();
    expect(messages.map(({ text }) => text ?? '').join('')).toBe('A button.');
    expect(gemini.live.session.toolResponses).toMatchObject([{ response: { seen: 'a button' } }]);
  });

  it('says itself when the user speaks', async () => {
    const live = await connect({ realtimeInputConfig: { automaticActivityDetection: { disabled: true } } });
    gemini.live.reply({ tones: [1] });
    live.sendRealtimeInput({ activityStart: {} });
    live.sendRealtimeInput({ activityEnd: {} });
    await completed();
    expect(gemini.live.session.turns[0]?.cause).toBe('activity');
  });

  it('resumes', async () => {
    const first = await connect({ sessionResumption: {} });
    const handleIn = ({ sessionResumptionUpdate }: LiveServerMessage) => sessionResumptionUpdate?.newHandle;
    await come(handleIn);
    first.close();
    await gemini.live.waitFor(({ connection }) => !connection.isOpen);
    await connect({ sessionResumption: { handle: messages.map(handleIn).at(-1) } });
    expect(gemini.live.sessions).toHaveLength(1);
  });

  it.each([
    ['a wrong key', undefined, 'wrong', 'code 1007): API key not valid'],
    ['an unknown model', 'gemini-9', undefined, 'code 1008): models/gemini-9 is not found'],
  ])('is told of %s', async (_, model, key, words) => {
    await expect(connect({}, model, key)).rejects.toThrow(words);
  });

  it.each([
    ['TEXT from a model that only speaks', { responseModalities: [Modality.TEXT] }],
    ['safety settings, which the documented setup does not have', { safetySettings: [] }],
    ['proactivity, which it does not have either', { proactivity: { proactiveAudio: true } }],
  ])('is refused %s', async (_, config: LiveConnectConfig) => {
    await expect(connect(config)).rejects.toThrow('code 1007');
  });

  it('left at its own version finds nothing', async () => {
    const ai = new GoogleGenAI({ apiKey: gemini.key, httpOptions: { baseUrl: gemini.url } });
    const callbacks = { onmessage: () => undefined };
    await expect(ai.live.connect({ model: half, callbacks })).rejects.toThrow(
      'failed before setup completed',
    );
  });

  it('lists the models that can talk', async () => {
    const ai = new GoogleGenAI({
      apiKey: gemini.key,
      httpOptions: { baseUrl: gemini.url, apiVersion: 'v1beta' },
    });
    const names: string[] = [];
    for await (const { name = '', supportedActions } of await ai.models.list()) {
      if (supportedActions?.includes('bidiGenerateContent')) names.push(name);
    }
    expect(names).toEqual([
      'models/gemini-3.8-live',
      'models/gemini-2.5-flash-native-audio-latest',
      `models/${half}`,
    ]);
  });
});
