import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { LiveClient, liveModel, textModel, textSetup } from '../gemini-server/live/client';
import { plain } from '../gemini-server/samples';
import { compose } from '../sound/make';

let gemini: GeminiServer;
beforeEach(async () => {
  gemini = await startGeminiServer();
  gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
});
afterEach(() => gemini.close());

const resumable = (handle?: string) => ({ ...textSetup, sessionResumption: handle ? { handle } : {} });
const tone = (marker: number, ms = 200) => compose([{ tone: marker, ms }], 16_000);

async function ask(client: LiveClient, text = 'Hello?') {
  const done = client.count('turnComplete');
  client.input({ text });
  await client.until((one) => one.count('turnComplete') > done);
}

async function show(client: LiveClient) {
  const { mimeType, data } = await plain(64, 48, 'red');
  const seen = gemini.live.connection.received.frames;
  client.input({ video: { mimeType, data: data.toString('base64') } });
  await gemini.live.waitFor(({ connection }) => connection.received.frames > seen);
}

async function closedWith(client: LiveClient) {
  await client.until(({ closed }) => closed !== undefined);
  return client.closed;
}

describe('resumption', () => {
  it('gives out a handle after setup and after each turn, and none while the model answers', async () => {
    const client = await LiveClient.start(gemini, resumable());
    await client.until(({ handle }) => handle !== '');
    const { handle } = client;
    await ask(client);
    await client.until((one) => one.handle !== handle);
    const updates = client.messages.flatMap((one) => one.sessionResumptionUpdate ?? []);
    expect(updates).toEqual([
      { newHandle: handle, resumable: true },
      {},
      { newHandle: client.handle, resumable: true },
    ]);
  });

  it('gives out none where nobody asked for it', async () => {
    const client = await LiveClient.start(gemini, textSetup);
    await ask(client);
    expect(client.messages.some((one) => one.sessionResumptionUpdate)).toBe(false);
  });

  it('goes on with the same session: sound, pictures and context', async () => {
    const first = await LiveClient.start(gemini, resumable());
    first.speak(tone(1));
    await show(first);
    await ask(first);
    await first.until(({ handle }) => handle !== '');
    await first.close();
    const second = await LiveClient.start(gemini, resumable(first.handle));
    second.speak(tone(2));
    await show(second);
    await ask(second, 'And now?');

    const { sessions, session, connections, connection } = gemini.live;
    expect(sessions).toHaveLength(1);
    expect(session.connections).toEqual(connections);
    expect(session.audio.markers.map(({ marker }) => marker)).toEqual([1, 2]);
    expect(session.audio.arrivals.map((one) => one.connection)).toEqual([
      ...Array(5).fill(1),
      ...Array(5).fill(2),
    ]);
    expect(session.frames.all.map((one) => one.connection)).toEqual([1, 2]);
    expect(connection).toMatchObject({ resumedFrom: first.handle, received: { frames: 1, audioMs: 200 } });
    const [before, after] = session.usages;
    expect(after?.promptTokenCount).toBeGreaterThanOrEqual(before?.totalTokenCount ?? 0);
    expect(connections[0]?.ending).toEqual({ code: 1000, reason: '', by: 'client' });
  });

  it('goes back to the state of the handle', async () => {
    const first = await LiveClient.start(gemini, resumable());
    await first.until(({ handle }) => handle !== '');
    const early = first.handle;
    gemini.live.reply('x'.repeat(400), 'Yes.');
    await ask(first);
    await first.close();
    const second = await LiveClient.start(gemini, resumable(early));
    await ask(second);
    const [before, after] = gemini.live.session.usages;
    expect(before?.responseTokenCount).toBe(100);
    expect(after?.promptTokenCount).toBe(before?.promptTokenCount);
  });

  it('refuses a handle whose connection is still there, and takes it once that is gone', async () => {
    const first = await LiveClient.start(gemini, resumable());
    await first.until(({ handle }) => handle !== '');
    const second = await LiveClient.start(gemini, resumable(first.handle));
    expect(await closedWith(second)).toMatchObject({ code: 1008 });
    gemini.live.session.connection?.drop();
    expect(await closedWith(first)).toEqual({ code: 1006, reason: '' });
    const third = await LiveClient.start(gemini, resumable(first.handle));
    expect(third.messages[0]).toEqual({ setupComplete: {} });
  });

  it('refuses a handle that is too old', async () => {
    gemini.live.configure({ handleMs: -1 });
    const first = await LiveClient.start(gemini, resumable());
    await first.until(({ handle }) => handle !== '');
    await first.close();
    const second = await LiveClient.start(gemini, resumable(first.handle));
    expect(await closedWith(second)).toEqual({ code: 1008, reason: 'BidiGenerateContent session not found' });
  });
});

describe('the end of a connection', () => {
  it('is told of before, and comes', async () => {
    gemini.live.configure({ connectionMs: 700, goAwayMs: 400 });
    const client = await LiveClient.start(gemini, resumable());
    await client.until(({ messages }) => messages.some(({ goAway }) => goAway));
    const left = client.messages.find(({ goAway }) => goAway)?.goAway?.timeLeft ?? '';
    // On a busy machine there may be nothing left.
    expect(left).toMatch(/^0(\.\d+)?s$/);
    // A timer can be a millisecond early.
    expect(Number.parseFloat(left)).toBeLessThanOrEqual(0.402);
    expect(await closedWith(client)).toMatchObject({ code: 1008 });
    const lived = (gemini.live.connection.closedAt ?? 0) - gemini.live.connection.openedAt;
    expect(lived).toBeGreaterThanOrEqual(690);
    const next = await LiveClient.start(gemini, resumable(client.handle));
    expect(next.messages[0]).toEqual({ setupComplete: {} });
  });

  it('comes when a test says so', async () => {
    const client = await LiveClient.start(gemini, textSetup);
    gemini.live.connection.goAway(50);
    expect(await closedWith(client)).toMatchObject({ code: 1008 });
    expect(client.messages.at(-1)).toEqual({ goAway: { timeLeft: '0.05s' } });
  });
});

describe('the end of a session without compression', () => {
  it('comes sooner with pictures, and the session cannot be taken up again', async () => {
    gemini.live.configure({ audioSessionMs: 60_000, videoSessionMs: 300 });
    const client = await LiveClient.start(gemini, resumable());
    await ask(client);
    await show(client);
    expect(await closedWith(client)).toMatchObject({ code: 1008 });
    const next = await LiveClient.start(gemini, resumable(client.handle));
    expect(await closedWith(next)).toEqual({ code: 1008, reason: 'BidiGenerateContent session not found' });
  });

  it('counts the time of all its connections', async () => {
    gemini.live.configure({ audioSessionMs: 4_000 });
    const first = await LiveClient.start(gemini, resumable());
    await first.until(({ handle }) => handle !== '');
    gemini.live.connection.goAway(3_500);
    await closedWith(first);
    const second = await LiveClient.start(gemini, resumable(first.handle));
    expect(await closedWith(second)).toMatchObject({ code: 1008 });
    const { session, connection } = gemini.live;
    expect(connection.closedAt - session.startedAt).toBeGreaterThanOrEqual(3_990);
    // It was told half a second before; with a time of its own it would have had four.
    expect(connection.closedAt - connection.openedAt).toBeLessThan(3_500);
  });

  it('does not come with it', async () => {
    gemini.live.configure({ audioSessionMs: 100, videoSessionMs: 50, connectionMs: 400 });
    const client = await LiveClient.start(gemini, {
      ...resumable(),
      contextWindowCompression: { slidingWindow: {} },
    });
    await show(client);
    await closedWith(client);
    const { connection, session } = gemini.live;
    expect(connection.closedAt - connection.openedAt).toBeGreaterThanOrEqual(390);
    expect(session.ended).toBe(false);
  });
});

describe('usage', () => {
  it('bills the whole context with every turn', async () => {
    gemini.live.onTurn(() => 'x'.repeat(40));
    const systemInstruction = { parts: [{ text: 'y'.repeat(80) }] };
    const client = await LiveClient.start(gemini, { ...textSetup, systemInstruction });
    for (const text of ['a'.repeat(20), 'b'.repeat(20)]) await ask(client, text);
    expect(gemini.live.session.usages).toMatchObject([
      { promptTokenCount: 25, responseTokenCount: 10, totalTokenCount: 35 },
      { promptTokenCount: 40, responseTokenCount: 10, totalTokenCount: 50 },
    ]);
    expect(client.messages.filter((one) => one.usageMetadata).map((one) => one.usageMetadata)).toEqual(
      gemini.live.session.usages,
    );
  });

  it.each([
    ['the default', liveModel, undefined, undefined, 2 * 70],
    ['the default of Gemini 2, outside of activity', textModel, undefined, undefined, 0],
    ['all input, with Gemini 2', textModel, 'TURN_INCLUDES_ALL_INPUT', undefined, 2 * 258],
    ['a high resolution', liveModel, undefined, 'MEDIA_RESOLUTION_HIGH', 2 * 280],
  ])('counts pictures: %s', async (_, model, turnCoverage, mediaResolution, tokens) => {
    gemini.live.reply({ tones: [1] });
    const client = await LiveClient.start(gemini, {
      model,
      generationConfig: { responseModalities: ['AUDIO'], ...(mediaResolution && { mediaResolution }) },
      realtimeInputConfig: { ...(turnCoverage && { turnCoverage }) },
    });
    await show(client);
    await show(client);
    await ask(client, '');
    expect(gemini.live.session.usages[0]?.promptTokenCount).toBe(tokens);
  });

  it('counts silence only where all input is asked for', async () => {
    gemini.live.onTurn(() => ({ tones: [1] }));
    const silence = compose([{ silence: 1000 }], 16_000);
    for (const [turnCoverage, tokens] of [
      ['TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO', 0],
      ['TURN_INCLUDES_ALL_INPUT', 32],
    ]) {
      const client = await LiveClient.start(gemini, {
        model: liveModel,
        realtimeInputConfig: { turnCoverage },
      });
      client.speak(silence);
      await ask(client, '');
      expect(gemini.live.session.usages[0]?.promptTokenCount).toBe(tokens);
    }
  });

  it('shrinks where compression was asked for', async () => {
    gemini.live.onTurn(() => 'x'.repeat(200));
    const client = await LiveClient.start(gemini, {
      ...textSetup,
      contextWindowCompression: { triggerTokens: '200', slidingWindow: { targetTokens: '80' } },
    });
    for (let n = 0; n < 8; n += 1) await ask(client, 'b'.repeat(40));
    const prompts = gemini.live.session.usages.map(({ promptTokenCount }) => promptTokenCount);
    expect(Math.max(...prompts)).toBeLessThanOrEqual(200);
    expect(prompts.some((count, index) => count < (prompts[index - 1] ?? 0))).toBe(true);
  });
});

it('a session keeps the newest pictures and sound whole, and the numbers of all', async () => {
  gemini.live.configure({ keepPictures: 2, keepAudioMs: 300 });
  const client = await LiveClient.start(gemini, textSetup);
  for (const marker of [1, 2, 3, 4]) {
    client.speak(compose([{ tone: marker, ms: 200 }], 16_000));
    await show(client);
  }
  await ask(client);
  const { frames, audio } = gemini.live.session;
  expect(frames.all.map(({ width, data }) => [width, data.length > 0])).toEqual([
    [64, false],
    [64, false],
    [64, true],
    [64, true],
  ]);
  expect(audio.markers.map(({ marker }) => marker)).toEqual([1, 2, 3, 4]);
  expect(audio.durationMs).toBe(800);
  expect(audio.tone(600, 800).hz).toBeCloseTo(800, 0);
  expect(() => audio.pcm(100, 200)).toThrow('forgotten');
});

it('the oldest sessions are forgotten, with their handles', async () => {
  gemini.live.configure({ keepSessions: 2 });
  const clients: LiveClient[] = [];
  for (let n = 0; n < 3; n += 1) {
    const client = await LiveClient.start(gemini, resumable());
    await client.until(({ handle }) => handle !== '');
    await client.close();
    clients.push(client);
  }
  expect(gemini.live.sessions.map(({ id }) => id)).toEqual([2, 3]);
  expect(gemini.live.connections.map(({ id }) => id)).toEqual([2, 3]);
  const gone = await LiveClient.start(gemini, resumable(clients[0]?.handle));
  expect(await closedWith(gone)).toMatchObject({ code: 1008 });
});
