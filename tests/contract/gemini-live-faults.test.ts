import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { LiveClient, livePath, textSetup } from '../gemini-server/live/client';

let gemini: GeminiServer;
beforeEach(async () => {
  gemini = await startGeminiServer();
  gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
});
afterEach(() => gemini.close());

async function closing(target?: string) {
  const client = new LiveClient(gemini, target);
  await client.until(({ closed }) => closed !== undefined);
  return client.closed;
}

async function ended(client: LiveClient) {
  await client.until(({ closed }) => closed !== undefined);
  return client.closed;
}

describe('the way in', () => {
  const refused = { code: 1006, reason: '' };
  const slashed = livePath.slice(1);

  it.each([
    ['another version', slashed.replace('v1beta', 'v1')],
    ['another method', slashed.replace('BidiGenerateContent', 'BidiGenerateMusic')],
    ['another path', '/'],
    ['three slashes', `/${livePath}`],
  ])('is closed at %s', async (_, path) => {
    expect(await closing(`${path}?key=${gemini.key}`)).toEqual(refused);
    expect(gemini.live.connections).toEqual([]);
  });

  it.each([
    ['no key', ''],
    ['a query that nobody knows', `?key=AIza&token=1`],
  ])('is closed with %s', async (_, query) => {
    expect(await closing(livePath + query)).toEqual(refused);
  });

  it.each([
    ['one slash', slashed],
    ['two slashes', livePath],
  ])('is open with %s', async (_, path) => {
    const client = new LiveClient(gemini, `${path}?key=${gemini.key}`);
    await client.until(({ isOpen }) => isOpen);
    expect(gemini.live.connections).toHaveLength(1);
  });

  it('tells a wrong key by a close, or not at all', async () => {
    const target = `${livePath}?key=wrong`;
    const reason = 'API key not valid. Please pass a valid API key.';
    expect(await closing(target)).toEqual({ code: 1007, reason });
    gemini.live.configure({ wrongKey: 'refuse' });
    expect(await closing(target)).toEqual(refused);
  });

  it('can be refused', async () => {
    gemini.live.fault('refuse');
    expect(await closing()).toEqual(refused);
    const client = await LiveClient.start(gemini, textSetup);
    expect(client.messages).toEqual([{ setupComplete: {} }]);
  });

  it('leaves no key among the requests that tests look through', async () => {
    await LiveClient.start(gemini, textSetup);
    expect(gemini.keyInUrl).toEqual([]);
  });
});

describe('a setup can meet', () => {
  it.each([
    ['bad-key', 1007, 'API key not valid'],
    ['quota', 1011, 'You exceeded your current quota'],
    ['internal', 1011, 'Internal error encountered.'],
    ['unavailable', 1011, 'The service is currently unavailable.'],
    ['drop', 1006, ''],
  ] as const)('%s', async (name, code, reason) => {
    gemini.live.fault(name);
    const closed = await ended(await LiveClient.start(gemini, textSetup));
    expect(closed?.code).toBe(code);
    expect(closed?.reason).toContain(reason);
    expect(Buffer.byteLength(closed?.reason ?? '')).toBeLessThanOrEqual(123);
  });

  it('any close', async () => {
    gemini.live.fault('close', { code: 1008, reason: 'Deadline expired.' });
    expect(await ended(await LiveClient.start(gemini, textSetup))).toEqual({
      code: 1008,
      reason: 'Deadline expired.',
    });
  });

  it('silence, with a warning for what is sent into it', async () => {
    gemini.live.fault('no-setup-complete');
    const client = new LiveClient(gemini);
    await client.until(({ isOpen }) => isOpen);
    client.send({ setup: textSetup });
    client.input({ text: 'Hello?' });
    await gemini.live.waitFor(({ connection }) => connection.warnings.length > 0);
    expect(client.messages).toEqual([]);
    expect(gemini.live.session.turns).toEqual([]);
  });

  it('a delay, and what was sent meanwhile is not lost', async () => {
    gemini.live.configure({ setupDelayMs: 100 });
    const client = new LiveClient(gemini);
    await client.until(({ isOpen }) => isOpen);
    client.send({ setup: textSetup });
    client.input({ text: 'Hello?' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(client.messages[0]).toEqual({ setupComplete: {} });
    expect(gemini.live.connection.setupAt - gemini.live.connection.openedAt).toBeGreaterThanOrEqual(95);
  });
});

describe('a turn can meet', () => {
  const long = { text: 'x'.repeat(140) };
  const asked = async () => {
    const client = await LiveClient.start(gemini, textSetup);
    client.input({ text: 'Hello?' });
    return client;
  };

  it('silence', async () => {
    gemini.live.fault('silent');
    gemini.live.reply('Here.');
    const client = await asked();
    await gemini.live.waitFor(({ session }) => session.turns.length === 1);
    client.input({ text: 'Still there?' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(gemini.live.session.turns.map(({ said }) => said)).toEqual(['', 'Here.']);
  });

  it.each([
    ['garbage', /^this is \{not JSON$/],
    ['half-json', /^\{\n {2}"serverContent"[\s\S]*[^}\s]\s*$/],
  ] as const)('%s', async (name, shape) => {
    gemini.live.fault(name);
    const client = await asked();
    await client.until((one) => one.count('turnComplete') === 1);
    const odd = client.frames.filter(({ text }) => shape.test(text));
    expect(odd).toHaveLength(1);
    expect(() => JSON.parse(odd[0]?.text ?? '')).toThrow();
  });

  it('keys that nobody knows', async () => {
    gemini.live.fault('unknown-keys');
    gemini.live.reply('Fine.');
    const client = await asked();
    await client.until((one) => one.count('turnComplete') === 1);
    expect(client.messages).toContainEqual({ somethingNew: { level: 3 }, turnToken: 'v1_stand-in' });
    expect(client.contents.at(-1)).toEqual({ turnComplete: true, mood: { level: 3 } });
  });

  it.each([
    ['drop-mid-turn', 1006],
    ['close-mid-turn', 1011],
  ] as const)('%s', async (name, code) => {
    gemini.live.fault(name);
    gemini.live.reply(long);
    const client = await asked();
    expect(await ended(client)).toMatchObject({ code });
    const said = gemini.live.session.turns[0]?.said.length ?? 0;
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThan(140);
  });
});

describe('an open connection', () => {
  it.each([1006, 1007, 1008, 1011])('can be closed with %i', async (code) => {
    const client = await LiveClient.start(gemini, textSetup);
    const reason = code === 1006 ? '' : 'Because.';
    gemini.live.connection.close(code, reason);
    expect(await ended(client)).toEqual({ code, reason });
    expect(gemini.live.connection).toMatchObject({ isOpen: false, ending: { code, reason, by: 'server' } });
  });

  it('can go dead without a word', async () => {
    const client = await LiveClient.start(gemini, textSetup);
    gemini.live.connection.stall();
    gemini.live.connection.send({ goAway: {} });
    client.input({ text: 'Hello?' });
    const other = await LiveClient.start(gemini, textSetup);
    other.input({ text: 'Hello?' });
    await other.until((one) => one.count('turnComplete') === 1);
    expect(client.messages).toHaveLength(1);
    expect(client.closed).toBeUndefined();
    expect(gemini.live.sessions[0]?.turns).toEqual([]);
  });

  it('can be sent anything', async () => {
    const client = await LiveClient.start(gemini, textSetup);
    gemini.live.connection.send({ goAway: {} });
    gemini.live.connection.send('nonsense');
    await client.until(({ frames }) => frames.length === 3);
    expect(client.messages[1]).toEqual({ goAway: {} });
    expect(client.frames[2]?.text).toBe('nonsense');
  });
});

describe('frames', () => {
  it('are pretty-printed, in binary unless told otherwise', async () => {
    const client = await LiveClient.start(gemini, textSetup);
    expect(client.frames[0]).toMatchObject({ text: '{\n  "setupComplete": {}\n}\n', binary: true });
    gemini.live.configure({ frames: 'text' });
    expect((await LiveClient.start(gemini, textSetup)).frames[0]?.binary).toBe(false);
  });

  it('may carry several things at once', async () => {
    gemini.live.configure({ mergesKeys: true, leadMs: 0 });
    const client = await LiveClient.start(gemini, {
      model: 'models/gemini-3.8-live',
      outputAudioTranscription: {},
    });
    client.input({ text: 'Hello?' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(client.contents.some((one) => one.modelTurn && one.outputTranscription)).toBe(true);
    expect(client.messages.at(-1)).toMatchObject({
      serverContent: { generationComplete: true, turnComplete: true },
      usageMetadata: {},
    });
  });
});
