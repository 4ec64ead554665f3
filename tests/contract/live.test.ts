import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnalyzerError } from '../../lib/analyzer';
import { createLive } from '../../lib/gemini/live';
import {
  HandleRefused,
  type LiveEvent,
  type LiveInput,
  type LiveSetup,
  type LiveSocket,
} from '../../lib/live';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { plain } from '../gemini-server/samples';
import { compose, samplesOf } from '../sound/make';
import { readMarkers } from '../sound/markers';
import '../unit/gemini/live/server';
import { PATIENCE_MS } from '../patience';
import { setupOf } from '../unit/gemini/live/setups';

/** What a LiveConnector promises, against the stand-in. */
let gemini: GeminiServer;
let sockets: LiveSocket[] = [];
let events: LiveEvent[] = [];
beforeEach(async () => {
  gemini = await startGeminiServer();
  gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
  sockets = [];
  events = [];
});
afterEach(async () => {
  await Promise.all(sockets.map((socket) => socket.close()));
  await gemini.close();
});

const TEXT_MODEL = 'gemini-live-2.5-flash-preview';

async function connect(given: Partial<LiveSetup> = {}, key = gemini.key, setupLimit = PATIENCE_MS) {
  const live = createLive({ key, address: gemini.url, setupLimit });
  const hear = (event: LiveEvent) => void events.push(event);
  const socket = await live.connect(setupOf(given), hear, new AbortController().signal);
  sockets.push(socket);
  return socket;
}

const refused = async (given: Partial<LiveSetup> = {}, key?: string, setupLimit?: number) => {
  const error = await connect(given, key, setupLimit).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(AnalyzerError);
  return error as AnalyzerError;
};

/** The first event of a kind, once it is there. */
async function come<T extends LiveEvent['type']>(type: T): Promise<LiveEvent & { type: T }> {
  await vi.waitFor(() => expect(events.map((event) => event.type)).toContain(type), PATIENCE_MS);
  return events.find((event) => event.type === type) as LiveEvent & { type: T };
}

/** In chunks of 40 ms. */
function speech(...parts: Parameters<typeof compose>[0]): LiveInput[] {
  const pcm = compose(parts, 16_000);
  const size = samplesOf(40, 16_000);
  return Array.from({ length: Math.ceil(pcm.length / size) }, (_, index) => ({
    type: 'audio',
    pcm: new Uint8Array(pcm.slice(index * size, (index + 1) * size).buffer),
  }));
}

async function picture(): Promise<LiveInput> {
  const { data } = await plain(320, 200, 'blue');
  return { type: 'frame', jpeg: new Uint8Array(data) };
}

const said = () => events.map((event) => (event.type === 'said' ? event.text : '')).join('');

describe('a conversation', () => {
  it('is heard, seen, answered aloud and billed', async () => {
    gemini.live.hears('What is this?');
    gemini.live.reply({ text: 'I hear you.', tones: [11, 12] });
    const socket = await connect();
    socket.send(await picture());
    for (const input of speech({ tone: 6, ms: 400 }, { silence: 700 })) socket.send(input);
    await come('turn-complete');
    expect(gemini.live.session.turns).toMatchObject([
      { cause: 'speech', markers: [6], frames: [{ width: 320, height: 200 }] },
    ]);
    const voice = Buffer.concat(
      events.map((event) => (event.type === 'audio' ? event.pcm : new Uint8Array())),
    );
    const samples = new Int16Array(voice.buffer.slice(voice.byteOffset, voice.byteOffset + voice.length));
    expect(readMarkers(samples, 24_000).map(({ marker }) => marker)).toEqual([11, 12]);
    expect(said()).toBe('I hear you.');
    expect(events.map((event) => (event.type === 'heard' ? event.text : '')).join('')).toBe('What is this?');
    const { usage } = await come('usage');
    const [billed] = gemini.live.session.usages;
    expect(usage.input + usage.output).toBe(billed?.totalTokenCount);
    expect(usage).toMatchObject({ audio: expect.any(Number), speech: expect.any(Number) });
  });

  it('that is long costs no more with each answer than one that has lasted for a while', async () => {
    const socket = await connect();
    // Of some 5,000 tokens each.
    const text = 'word '.repeat(4_000);
    for (let turn = 1; turn <= 12; turn++) {
      gemini.live.reply({ text: 'Yes.', tones: [] });
      socket.send({ type: 'text', text });
      await vi.waitFor(() => expect(gemini.live.session.usages).toHaveLength(turn), PATIENCE_MS);
    }
    const billed = gemini.live.session.usages.map(({ promptTokenCount }) => promptTokenCount);
    expect(Math.max(...billed)).toBeGreaterThan(20_000);
    expect(Math.max(...billed)).toBeLessThan(31_000);
  });

  it('is written where the model writes', async () => {
    gemini.live.reply('A button.');
    const socket = await connect({ answers: 'text', model: TEXT_MODEL });
    socket.send({ type: 'text', text: 'What is there?' });
    await come('turn-complete');
    expect(events.map((event) => (event.type === 'text' ? event.text : '')).join('')).toBe('A button.');
    expect(gemini.live.connections).toHaveLength(1);
  });

  it.each([
    ['gemini-3.8-live', 2],
    ['gemini-2.5-flash-native-audio-latest', 1],
  ])('is written out where %s only speaks, without its sound', async (model, connections) => {
    gemini.live.reply({ text: 'A button.', tones: [1] });
    const socket = await connect({ answers: 'text', model });
    socket.send({ type: 'text', text: 'What is there?' });
    await come('turn-complete');
    expect(said()).toBe('A button.');
    expect(events.some(({ type }) => type === 'audio')).toBe(false);
    expect(gemini.live.connections).toHaveLength(connections);
  });

  it('has push to talk, with activity that the server accepts', async () => {
    const socket = await connect({ pushToTalk: true });
    const inputs: LiveInput[] = [
      { type: 'activity-start' },
      ...speech({ tone: 3, ms: 300 }),
      { type: 'activity-end' },
    ];
    for (const input of inputs) socket.send(input);
    await come('turn-complete');
    expect(gemini.live.session.turns).toMatchObject([{ cause: 'activity', markers: [3] }]);
  });

  it('can be interrupted', async () => {
    gemini.live.configure({ leadMs: 0 });
    gemini.live.reply({ text: 'A very long story.', tones: [1, 2, 3, 4, 5, 6, 7, 8] });
    const socket = await connect();
    socket.send({ type: 'text', text: 'Tell me.' });
    await come('audio');
    for (const input of speech({ tone: 6, ms: 200 })) socket.send(input);
    await come('interrupted');
  });

  it('has tools, whose declarations the server accepts', async () => {
    const call = { name: 'look_closer', args: { left: 0, top: 0, width: 0.5, height: 0.5, why: 'small' } };
    gemini.live.reply({ toolCalls: [call] }, 'It reads 42.');
    const socket = await connect({ search: true, watches: [{ id: 'w', text: 'it is red' }] });
    socket.send({ type: 'text', text: 'What does it read?' });
    const { calls } = await come('tool-calls');
    expect(calls).toMatchObject([call]);
    const [{ id = '', name = '' } = {}] = calls;
    socket.send({ type: 'tool-answer', id, name, answer: { result: { shown: true } } });
    await come('turn-complete');
    expect(gemini.live.session.toolResponses).toMatchObject([{ response: { output: { shown: true } } }]);
    expect(said()).toBe('It reads 42.');
  });

  it('tells where an answer comes from', async () => {
    gemini.live.reply({ text: 'So.', sources: [{ uri: 'https://a.example/', title: 'A' }] });
    const socket = await connect({ search: true });
    socket.send({ type: 'text', text: 'Why?' });
    expect(await come('sources')).toEqual({
      type: 'sources',
      links: [{ title: 'A', url: 'https://a.example/' }],
    });
  });

  it('begins with what was said before, which asks for nothing', async () => {
    const socket = await connect();
    socket.send({ type: 'recap', earlier: [{ question: 'Is it red?', answer: 'No.' }] });
    socket.send({ type: 'text', text: 'And now?' });
    await come('turn-complete');
    expect(gemini.live.session.turns).toMatchObject([{ cause: 'text' }]);
  });

  it('survives what is no message', async () => {
    gemini.live.fault('garbage');
    gemini.live.fault('unknown-keys');
    const socket = await connect();
    socket.send({ type: 'text', text: 'One' });
    await come('turn-complete');
    await come('garbage');
    events = [];
    socket.send({ type: 'text', text: 'Two' });
    await come('turn-complete');
    expect(events.some(({ type }) => type === 'closed')).toBe(false);
  });
});

describe('a session', () => {
  it('is gone on with by its handle, once its socket is closed', async () => {
    const first = await connect();
    const { handle } = await come('handle');
    const error = await refused({ handle });
    expect(error).toBeInstanceOf(HandleRefused);
    await first.close();
    await connect({ handle });
    expect(gemini.live.sessions).toHaveLength(1);
  });

  it('that nobody knows is refused', async () => {
    expect(await refused({ handle: 'unknown' })).toBeInstanceOf(HandleRefused);
  });

  it('tells when its connection will end, and why it did', async () => {
    gemini.live.configure({ connectionMs: 3_000, goAwayMs: 2_900 });
    await connect();
    const { timeLeftMs } = await come('go-away');
    expect(timeLeftMs).toBeGreaterThan(0);
    expect(await come('closed')).toMatchObject({ failure: { reason: 'cut' }, handleRefused: false });
  });
});

describe('a refusal has a reason', () => {
  it('for a wrong key, whether the server says so or not', async () => {
    expect((await refused({}, 'AIza-wrong')).failure.reason).toBe('key');
    gemini.live.configure({ wrongKey: 'refuse' });
    const { failure } = await refused({}, 'AIza-wrong');
    expect(failure.reason).toBe('key');
    expect(JSON.stringify(failure)).not.toContain('AIza-wrong');
  });

  it('for a model that does not talk', async () => {
    expect((await refused({ model: 'gemini-3.8-flash' })).failure.reason).toBe('model');
  });

  it.each([
    ['bad-key', 'key'],
    ['quota', 'quota-minute'],
    ['internal', 'server'],
    ['unavailable', 'overloaded'],
    ['refuse', 'network'],
    ['drop', 'network'],
  ] as const)('for %s', async (fault, reason) => {
    gemini.live.fault(fault);
    expect((await refused()).failure.reason).toBe(reason);
  });

  it('for a setup that is never answered', async () => {
    gemini.live.fault('no-setup-complete');
    expect((await refused({}, undefined, 500)).failure.reason).toBe('timeout');
    await gemini.live.waitFor(({ connection }) => !connection.isOpen);
  });

  it('for a way on which nobody is', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    const live = createLive({ key: 'k', address: `http://127.0.0.1:${port}`, setupLimit: 200 });
    const connecting = live.connect(setupOf({}), () => {}, new AbortController().signal);
    await expect(connecting).rejects.toMatchObject({ failure: { reason: 'network' } });
    nobody.close();
  });

  it('in the middle of a turn', async () => {
    gemini.live.fault('close-mid-turn');
    const socket = await connect();
    socket.send({ type: 'text', text: 'Go' });
    expect(await come('closed')).toMatchObject({ failure: { reason: 'server' } });
  });
});

it('leaves the key in no event', async () => {
  gemini.live.fault('close', { code: 1011, reason: `Trouble with ${gemini.key}` });
  expect((await refused()).failure.detail).toBe('Trouble with …');
});
