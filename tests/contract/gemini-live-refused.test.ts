import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { LiveClient, liveModel, textModel, textSetup } from '../gemini-server/live/client';
import { plain } from '../gemini-server/samples';

let gemini: GeminiServer;
let jpeg = '';
beforeAll(async () => {
  gemini = await startGeminiServer();
  jpeg = (await plain(64, 48, 'red')).data.toString('base64');
});
afterAll(() => gemini.close());

const model = liveModel;
/** Two samples. */
const WHOLE = 'AAAAAA==';
const manual = { model, realtimeInputConfig: { automaticActivityDetection: { disabled: true } } };
const pcm = (data: string, mimeType = 'audio/pcm;rate=16000') => ({ audio: { mimeType, data } });
const config = (generationConfig: object) => ({ model, generationConfig });

type Row = [what: string, setup: object, code: number, reason: string];

const setups: Row[] = [
  ['an unknown field', { model, voice: 'Puck' }, 1007, `Unknown name "voice" at 'setup': Cannot find field.`],
  [
    'an unknown field deep inside',
    { model, realtimeInputConfig: { automaticActivityDetection: { enabled: true } } },
    1007,
    `Unknown name "enabled" at 'setup.realtime_input_config.automatic_acti`,
  ],
  [
    'transcription settings inside generationConfig',
    config({ outputAudioTranscription: {} }),
    1007,
    `Unknown name "outputAudioTranscription" at 'setup.generation_config'`,
  ],
  [
    'the other transcription settings there',
    config({ audioTranscriptionConfig: {} }),
    1007,
    'audioTranscriptionConfig',
  ],
  ['a field of Vertex', { model, explicitVadSignal: true }, 1007, 'Unknown name "explicitVadSignal"'],
  [
    'transparent resumption, which is Vertex’s',
    { model, sessionResumption: { transparent: true } },
    1007,
    'Unknown name "transparent"',
  ],
  ['structured output', config({ responseJsonSchema: {} }), 1007, 'responseJsonSchema is not supported'],
  ['two modalities', config({ responseModalities: ['AUDIO', 'TEXT'] }), 1007, 'invalid argument'],
  ['no modality', config({ responseModalities: [] }), 1007, 'invalid argument'],
  ['pictures for an answer', config({ responseModalities: ['IMAGE'] }), 1007, 'invalid argument'],
  [
    'TEXT from a model that only speaks',
    config({ responseModalities: ['TEXT'] }),
    1007,
    'Cannot extract voices from a non-audio request.',
  ],
  [
    'a wrong type',
    { model, inputAudioTranscription: true },
    1007,
    `Invalid value at 'setup.input_audio_transcription'`,
  ],
  [
    'no model',
    {},
    1008,
    'models/ is not found for API version v1beta, or is not supported for bidiGenerateContent.',
  ],
  ['an unknown model', { model: 'models/gemini-9' }, 1008, 'models/gemini-9 is not found'],
  ['a model without models/', { model: 'gemini-3.8-live' }, 1008, 'is not found'],
  [
    'a model that does not talk',
    { model: 'models/gemini-3.8-flash' },
    1008,
    'not supported for bidiGenerateContent',
  ],
  ['a handle that is null', { model, sessionResumption: { handle: null } }, 1008, 'session not found'],
  ['a handle nobody gave out', { model, sessionResumption: { handle: 'abc' } }, 1008, 'session not found'],
  [
    'a window larger than what triggers it',
    { model, contextWindowCompression: { triggerTokens: '100', slidingWindow: { targetTokens: '100' } } },
    1007,
    'invalid argument',
  ],
];

describe('a setup is refused for', () => {
  it.each(setups)('%s', async (_, setup, code, reason) => {
    const client = await LiveClient.start(gemini, setup);
    await client.until(({ closed }) => closed !== undefined);
    expect(client.messages).toEqual([]);
    expect(client.closed?.code).toBe(code);
    expect(client.closed?.reason).toContain(reason);
    expect(gemini.live.connection.ending).toMatchObject({ code, by: 'server' });
  });
});

type MessageRow = [what: string, setup: object, messages: () => (object | string)[], reason: string];
const input = (...inputs: object[]) => inputs.map((realtimeInput) => ({ realtimeInput }));

const messages: MessageRow[] = [
  ['broken JSON', { model }, () => ['{"realtimeInput": {'], 'Invalid JSON payload received.'],
  ['no JSON object', { model }, () => ['[]'], 'Invalid value'],
  ['none of the four kinds', { model }, () => [{}], 'must have one of its fields'],
  ['an unknown kind', { model }, () => [{ contextUpdate: {} }], 'Unknown name "contextUpdate"'],
  [
    'two kinds at once',
    { model },
    () => [{ realtimeInput: { text: 'a' }, clientContent: { turnComplete: true } }],
    `oneof field 'message_type' is already set. Cannot set 'clientContent'`,
  ],
  ['a second setup', { model }, () => [{ setup: { model } }], 'only the first'],
  ['an unknown field', { model }, () => input({ audio: { data: '', rate: 16_000 } }), `Unknown name "rate"`],
  ['no input', { model }, () => input({}), 'invalid argument'],
  ['two inputs at once', { model }, () => input({ text: 'a', ...pcm(WHOLE) }), 'invalid argument'],
  [
    'the legacy way to send media',
    { model },
    () => input({ mediaChunks: [pcm(WHOLE).audio] }),
    'media_chunks is deprecated',
  ],
  [
    'sound without a rate',
    { model },
    () => input(pcm(WHOLE, 'audio/pcm')),
    'Unsupported MIME type: audio/pcm',
  ],
  [
    'sound at another rate',
    { model },
    () => input(pcm(WHOLE, 'audio/pcm;rate=48000')),
    'Unsupported MIME type',
  ],
  ['half a sample', { model }, () => input(pcm('AAAA')), 'invalid argument'],
  ['no samples', { model }, () => input(pcm('')), 'invalid argument'],
  ['sound that is not base64', { model }, () => input(pcm('data:audio')), 'Base64 decoding failed'],
  [
    'a picture that is none',
    { model },
    () => input({ video: { mimeType: 'image/jpeg', data: 'AAAA' } }),
    'Unable to process input image.',
  ],
  [
    'a picture of another type',
    { model },
    () => input({ video: { mimeType: 'image/png', data: jpeg } }),
    'not valid',
  ],
  [
    'a clip',
    { model },
    () => input({ video: { mimeType: 'video/mp4', data: jpeg } }),
    'Unsupported MIME type: video/mp4',
  ],
  ['activity in automatic mode', { model }, () => input({ activityStart: {} }), 'Explicit activity control'],
  ['its end in automatic mode', { model }, () => input({ activityEnd: {} }), 'Explicit activity control'],
  [
    'audioStreamEnd in manual mode',
    manual,
    () => input({ audioStreamEnd: true }),
    'automatic activity detection is enabled',
  ],
  ['an end without a start', manual, () => input({ activityEnd: {} }), 'Unexpected activity_end'],
  [
    'two starts',
    manual,
    () => input({ activityStart: {} }, { activityStart: {} }),
    'Unexpected activity_start',
  ],
  ['a role of its own', { model }, () => [{ clientContent: { turns: [{ role: 'system' }] } }], 'valid role'],
  [
    'an unknown call',
    { model },
    () => [{ toolResponse: { functionResponses: [{ id: '1', name: 'a' }] } }],
    'id "1"',
  ],
  ['no response', { model }, () => [{ toolResponse: {} }], 'invalid argument'],
];

describe('a connection is closed with 1007 for', () => {
  it.each(messages)('%s', async (_, setup, sent, reason) => {
    const client = await LiveClient.start(gemini, setup);
    for (const message of sent()) client.send(message);
    await client.until(({ closed }) => closed !== undefined);
    expect(client.closed?.code).toBe(1007);
    expect(client.closed?.reason).toContain(reason);
  });

  it('anything before setup', async () => {
    const client = new LiveClient(gemini);
    await client.until(({ isOpen }) => isOpen);
    client.input({ text: 'Hello?' });
    await client.until(({ closed }) => closed !== undefined);
    expect(client.closed).toEqual({
      code: 1007,
      reason: 'setup must be the first message and only the first.',
    });
  });
});

describe('a connection goes on with', () => {
  it('all that is allowed', async () => {
    const client = await LiveClient.start(gemini, textSetup);
    for (const realtimeInput of [pcm(WHOLE), pcm(WHOLE, 'audio/pcm; rate=16000'), { audioStreamEnd: true }]) {
      client.input(realtimeInput);
    }
    client.input({ video: { mimeType: 'image/jpeg', data: jpeg } });
    client.send({
      clientContent: { turns: [{ role: 'user', parts: [{ text: 'Hi' }] }], turnComplete: true },
    });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(gemini.live.connection.received).toMatchObject({ messages: 6, frames: 1 });
    await client.close();
  });

  it('the legacy way to send media, with a model of Gemini 2', async () => {
    const client = await LiveClient.start(gemini, { model: textModel });
    client.input({ mediaChunks: [pcm(WHOLE).audio] });
    await gemini.live.waitFor(({ session }) => session.audio.durationMs > 0);
    expect(client.closed).toBeUndefined();
    await client.close();
  });

  it('names in snake_case', async () => {
    const client = await LiveClient.start(gemini, { model, session_resumption: {} });
    await client.until(({ handle }) => handle !== '');
    await client.close();
  });
});

it('a message that is too large closes with 1009', async () => {
  const client = await LiveClient.start(gemini);
  gemini.live.configure({ messageBytes: 1000 });
  client.input({ text: 'x'.repeat(1000) });
  await client.until(({ closed }) => closed !== undefined);
  gemini.live.configure({ messageBytes: 10_000_000 });
  expect(client.closed?.code).toBe(1009);
});

it('pictures less than a second apart are counted', async () => {
  const client = await LiveClient.start(gemini);
  for (let n = 0; n < 3; n += 1) client.input({ video: { mimeType: 'image/jpeg', data: jpeg } });
  await gemini.live.waitFor(({ session }) => session.frames.all.length === 3);
  expect(gemini.live.session.frames.tooFast).toBe(2);
  await client.close();
});
