import { afterEach, describe, expect, it, vi } from 'vitest';
import { AnalyzerError } from '../../../../lib/analyzer';
import { createLive } from '../../../../lib/gemini/live';
import { HandleRefused, type LiveEvent, type LiveInput, type LiveSetup } from '../../../../lib/live';
import { PATIENCE_MS } from '../../../patience';
import { accept, type Message, type ScriptedServer, startScripted, tell, type Visit } from './server';
import { setupOf } from './setups';

const KEY = 'AIza-a-key-of-no-account-0123456789';
let server: ScriptedServer;
afterEach(() => server.close());

async function start(answer?: (visit: Visit, message: Message) => void, setupLimit = PATIENCE_MS) {
  server = await startScripted(answer);
  const live = createLive({ key: KEY, address: server.address, setupLimit });
  const events: LiveEvent[] = [];
  const connect = (given: Partial<LiveSetup> = {}, signal = new AbortController().signal) =>
    live.connect(setupOf(given), (event) => events.push(event), signal);
  return { connect, events };
}

/** What the server got of a message's own, once it is there. */
async function received(count: number, visit = 0): Promise<Message[]> {
  await vi.waitFor(() => expect(server.visits[visit]?.messages.length).toBe(count), PATIENCE_MS);
  return server.visits[visit]?.messages.slice(1) ?? [];
}

function setupAt(visit: number) {
  return server.visits[visit]?.messages[0]?.setup as Message & {
    generationConfig: Record<string, unknown>;
  };
}

async function failing(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(AnalyzerError);
  return error as AnalyzerError;
}

describe('a socket', () => {
  it('is opened on v1beta with the key in the address, and set up with all that a conversation needs', async () => {
    const { connect } = await start();
    await connect({ voice: 'Puck', language: 'ja', search: true });
    expect(server.visits[0]?.url).toBe(
      `//ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=${KEY}`,
    );
    expect(server.visits[0]?.messages).toHaveLength(1);
    const { systemInstruction, tools, ...rest } = setupAt(0);
    expect(rest).toEqual({
      model: 'models/gemini-3.8-live',
      generationConfig: {
        responseModalities: ['AUDIO'],
        mediaResolution: 'MEDIA_RESOLUTION_HIGH',
        speechConfig: {
          voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Puck' } },
          languageCode: 'ja-JP',
        },
      },
      inputAudioTranscription: {},
      outputAudioTranscription: {},
      realtimeInputConfig: {
        automaticActivityDetection: { disabled: false },
        turnCoverage: 'TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO',
      },
      sessionResumption: {},
      contextWindowCompression: { triggerTokens: '25600', slidingWindow: { targetTokens: '12800' } },
    });
    expect(JSON.stringify(systemInstruction)).toContain('Answer in Japanese');
    expect(JSON.stringify(tools)).toContain('googleSearch');
  });

  it('takes every input as the API names it', async () => {
    const { connect } = await start();
    const socket = await connect({ pushToTalk: true, handle: 'h1' });
    const pcm = new Uint8Array([1, 0, 255, 127]);
    const inputs: LiveInput[] = [
      { type: 'activity-start' },
      { type: 'audio', pcm },
      { type: 'activity-end' },
      { type: 'audio-end' },
      { type: 'frame', jpeg: new Uint8Array([255, 216]) },
      { type: 'text', text: 'What is this?' },
      { type: 'recap', earlier: [{ question: '', answer: 'A build.' }] },
      { type: 'tool-answer', id: 'c1', name: 'look_closer', answer: { result: { shown: true } } },
      { type: 'tool-answer', id: 'c2', name: 'else', answer: { error: 'No such tool.' } },
    ];
    for (const input of inputs) socket.send(input);
    expect(await received(10)).toEqual([
      { realtimeInput: { activityStart: {} } },
      { realtimeInput: { audio: { mimeType: 'audio/pcm;rate=16000', data: 'AQD/fw==' } } },
      { realtimeInput: { activityEnd: {} } },
      { realtimeInput: { audioStreamEnd: true } },
      { realtimeInput: { video: { mimeType: 'image/jpeg', data: '/9g=' } } },
      { realtimeInput: { text: 'What is this?' } },
      {
        clientContent: {
          turns: [
            { role: 'user', parts: [{ text: 'The screen then.' }] },
            { role: 'model', parts: [{ text: 'A build.' }] },
          ],
          turnComplete: false,
        },
      },
      {
        toolResponse: {
          functionResponses: [{ id: 'c1', name: 'look_closer', response: { output: { shown: true } } }],
        },
      },
      {
        toolResponse: {
          functionResponses: [{ id: 'c2', name: 'else', response: { error: 'No such tool.' } }],
        },
      },
    ]);
    expect(setupAt(0)).toMatchObject({
      sessionResumption: { handle: 'h1' },
      realtimeInputConfig: { automaticActivityDetection: { disabled: true } },
    });
  });

  it('tells what comes, in order, whether as text or bytes, and what cannot be read', async () => {
    const { connect, events } = await start((visit, message) => {
      accept(visit, message);
      if (!('realtimeInput' in message)) return;
      tell(visit.socket, { serverContent: { outputTranscription: { text: 'One' } } });
      visit.socket.send('{"serverContent":{"outputTranscription":{"text":" two"}}}');
      visit.socket.send('no JSON');
      visit.socket.send('7');
      tell(visit.socket, { serverContent: { turnComplete: true }, somethingNew: {} });
    });
    const socket = await connect();
    socket.send({ type: 'text', text: 'Go' });
    await vi.waitFor(() => expect(events).toHaveLength(5), PATIENCE_MS);
    expect(events).toEqual([
      { type: 'said', text: 'One', finished: false },
      { type: 'said', text: ' two', finished: false },
      { type: 'garbage', detail: 'no JSON' },
      { type: 'garbage', detail: '7' },
      { type: 'turn-complete' },
    ]);
  });

  it('is closed when the other side knows, and says nothing then', async () => {
    const { connect, events } = await start();
    const socket = await connect();
    await socket.close();
    expect(await server.visits[0]?.closed).toBe(1005);
    socket.send({ type: 'text', text: 'Anyone?' });
    expect(events).toEqual([]);
    expect(socket.buffered).toBe(0);
  });

  it('is left to itself when the other side does not agree to its end', async () => {
    const { connect } = await start();
    const socket = await connect();
    // It reads nothing any more, the close included.
    server.visits[0]?.socket.pause();
    const begun = performance.now();
    await socket.close();
    expect(performance.now() - begun).toBeGreaterThan(2_900);
  });

  it('tells its end, once, without the key', async () => {
    const { connect, events } = await start((visit, message) => {
      accept(visit, message);
      if ('realtimeInput' in message) visit.socket.close(1011, `Internal error of ${KEY}`);
    });
    const socket = await connect();
    socket.send({ type: 'text', text: 'Go' });
    await vi.waitFor(() => expect(events).toHaveLength(1), PATIENCE_MS);
    await socket.close();
    expect(events).toEqual([
      {
        type: 'closed',
        failure: { reason: 'server', detail: 'Internal error of …' },
        handleRefused: false,
      },
    ]);
  });

  it('tells of an end that follows the acceptance at once', async () => {
    const { connect, events } = await start(({ socket }) => {
      tell(socket, { setupComplete: {} });
      socket.close(1008, 'The session has expired');
    });
    await connect();
    await vi.waitFor(() => expect(events).toHaveLength(1), PATIENCE_MS);
    expect(events[0]).toMatchObject({ type: 'closed', failure: { reason: 'cut' } });
  });
});

describe('a setup', () => {
  const refusing = (code: number, reason: string) => (visit: Visit) => visit.socket.close(code, reason);

  it.each([
    [1007, 'API key not valid. Please pass a valid API key.', 'key'],
    [1008, 'models/gemini-1 is not found for API version v1beta, or is not supported for bidi', 'model'],
    [1007, 'Invalid JSON payload received. Unknown name "x"', 'invalid'],
    [1011, 'You exceeded your current quota', 'quota-minute'],
    [1011, 'Internal error encountered.', 'server'],
  ] as const)('refused with %d "%s" fails as that', async (code, reason, expected) => {
    const { connect } = await start(refusing(code, reason));
    expect((await failing(connect())).failure).toMatchObject({ reason: expected, detail: reason });
    expect(server.visits).toHaveLength(1);
  });

  it('whose handle is refused says so', async () => {
    const { connect } = await start(refusing(1008, 'BidiGenerateContent session not found'));
    expect(await failing(connect({ handle: 'old' }))).toBeInstanceOf(HandleRefused);
    expect(await failing(connect())).not.toBeInstanceOf(HandleRefused);
  });

  it('that nobody answers is given up in time, with the socket closed', async () => {
    const { connect } = await start(() => {}, 500);
    expect((await failing(connect())).failure).toEqual({ reason: 'timeout', detail: '' });
    expect(await server.visits[0]?.closed).toBe(1005);
  });

  it('that the caller gives up ends with the caller’s reason, with the socket closed', async () => {
    const { connect } = await start(() => {});
    const controller = new AbortController();
    const connecting = connect({}, controller.signal);
    await vi.waitFor(() => expect(server.visits[0]?.messages).toHaveLength(1), PATIENCE_MS);
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(connecting).rejects.toBe(reason);
    expect(await server.visits[0]?.closed).toBe(1005);
  });

  it('to nobody fails as network', async () => {
    const { connect } = await start();
    await server.close();
    expect((await failing(connect())).failure.reason).toBe('network');
  });

  it('with a key that cannot be one fails before anything is sent', async () => {
    await start();
    const live = createLive({ key: 'two words', address: server.address });
    const { failure } = await failing(live.connect(setupOf(), () => {}, new AbortController().signal));
    expect(failure.reason).toBe('key');
    expect(server.visits).toEqual([]);
  });
});

describe('answers in writing', () => {
  const speech = { inlineData: { mimeType: 'audio/pcm;rate=24000', data: 'AAAA' } };
  /** As a native-audio model does. */
  const speakingOnly = (reason: string) => (visit: Visit, message: Message) => {
    const { setup } = message as { setup?: { generationConfig: { responseModalities: string[] } } };
    if (setup?.generationConfig.responseModalities[0] === 'TEXT') return visit.socket.close(1007, reason);
    accept(visit, message);
    if ('realtimeInput' in message) {
      tell(visit.socket, {
        serverContent: { modelTurn: { parts: [speech] }, outputTranscription: { text: 'Hi' } },
      });
    }
  };

  it('are asked for as such', async () => {
    const { connect } = await start();
    await connect({ answers: 'text', voice: 'Puck' });
    expect(setupAt(0).generationConfig).toEqual({
      responseModalities: ['TEXT'],
      mediaResolution: 'MEDIA_RESOLUTION_HIGH',
    });
    expect(setupAt(0)).not.toHaveProperty('outputAudioTranscription');
  });

  it('come of a model that only speaks as what it says, without its sound', async () => {
    const { connect, events } = await start(speakingOnly('never asked'));
    const socket = await connect({ answers: 'text', model: 'gemini-2.5-flash-native-audio-latest' });
    expect(server.visits).toHaveLength(1);
    expect(setupAt(0)).toHaveProperty('outputAudioTranscription');
    expect(setupAt(0).generationConfig).not.toHaveProperty('speechConfig.languageCode');
    socket.send({ type: 'text', text: 'Go' });
    await vi.waitFor(
      () => expect(events).toEqual([{ type: 'said', text: 'Hi', finished: false }]),
      PATIENCE_MS,
    );
  });

  it.each([
    'The requested response modalities (TEXT) are not supported',
    'Request contains an invalid argument.',
  ])('are asked for once of a model that refuses them with "%s"', async (reason) => {
    const { connect } = await start(speakingOnly(reason));
    await connect({ answers: 'text' });
    await connect({ answers: 'text' });
    expect(server.visits).toHaveLength(3);
    expect(setupAt(2).generationConfig.responseModalities).toEqual(['AUDIO']);
  });

  it('are not given up for a refusal that has another reason', async () => {
    let refusals = 0;
    const { connect } = await start((visit, message) => {
      refusals += 1;
      if (refusals <= 2) visit.socket.close(1007, 'Invalid argument');
      else accept(visit, message);
    });
    expect((await failing(connect({ answers: 'text' }))).failure.reason).toBe('invalid');
    await connect({ answers: 'text' });
    expect(setupAt(2).generationConfig.responseModalities).toEqual(['TEXT']);
  });
});

it('leaves out a language that the model does not take', async () => {
  const { connect } = await start((visit, message) => {
    const { setup } = message as { setup?: { generationConfig: { speechConfig: object } } };
    if (setup && 'languageCode' in setup.generationConfig.speechConfig)
      return visit.socket.close(1007, "Unsupported language code 'pt-PT' for model");
    accept(visit, message);
  });
  await connect({ language: 'pt-PT' });
  expect(server.visits).toHaveLength(2);
});

it('leaves out what belongs to a turn where the model decides that by itself', async () => {
  const { connect } = await start((visit, message) => {
    const { setup } = message as { setup?: { realtimeInputConfig: object } };
    if (setup && 'turnCoverage' in setup.realtimeInputConfig)
      return visit.socket.close(1007, 'turn_coverage is not supported for this model');
    accept(visit, message);
  });
  await connect();
  await connect();
  expect(server.visits, 'and remembers that').toHaveLength(3);
  expect(setupAt(2).generationConfig.responseModalities).toEqual(['AUDIO']);
});
