import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLive } from '../../lib/gemini/live';
import type { LiveInput } from '../../lib/live';
import { Conversation } from '../../lib/live/conversation';
import type { Handle, Heard } from '../../lib/live/host';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { plain } from '../gemini-server/samples';
import { compose, samplesOf } from '../sound/make';
import '../unit/gemini/live/server';
import { PATIENCE_MS } from '../patience';
import { setupOf } from '../unit/gemini/live/setups';

/** One conversation over many sockets, against the stand-in: in time that really goes by. */
let gemini: GeminiServer;
let conversation: Conversation;
let heard: Heard[] = [];
let kept: Handle | undefined;
let recap: LiveInput[] = [];
beforeEach(async () => {
  gemini = await startGeminiServer();
  heard = [];
  kept = undefined;
  recap = [];
});
afterEach(async () => {
  await conversation.stop();
  await gemini.close();
});

function begin(given: Parameters<typeof setupOf>[0] = {}, handle?: Handle): void {
  conversation = new Conversation({
    connector: createLive({ key: gemini.key, address: gemini.url }),
    setup: () => setupOf(given),
    recap: () => recap,
    keepHandle: async (newest) => {
      kept = newest;
    },
    hear: (event) => heard.push(event),
    now: Date.now,
    random: () => 0,
    setTimeout: (callback, ms) => setTimeout(callback, ms),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  });
  conversation.start(handle);
}

const count = (type: Heard['type']) => heard.filter((event) => event.type === type).length;
const reached = (predicate: () => boolean) =>
  vi.waitFor(() => expect(predicate()).toBe(true), { timeout: PATIENCE_MS, interval: 5 });
const isOpen = () => conversation.link?.state === 'open';

async function ask(text: string): Promise<void> {
  const before = count('turn-complete');
  conversation.send({ type: 'text', text });
  await reached(() => count('turn-complete') > before);
}

async function frame(colour: string): Promise<LiveInput> {
  const { data } = await plain(64, 48, colour);
  return { type: 'frame', jpeg: new Uint8Array(data) };
}

/** Says numbered tones at the pace of speech, in chunks of 40 ms. */
async function speak(markers: readonly number[]): Promise<void> {
  const pcm = compose(
    markers.flatMap((tone) => [{ tone, ms: 200 }, { silence: 60 }]),
    16_000,
  );
  const size = samplesOf(40, 16_000);
  let sent = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const chunk = pcm.slice(sent, sent + size);
      conversation.send({ type: 'audio', pcm: new Uint8Array(chunk.buffer) });
      sent += size;
      if (sent < pcm.length) return;
      clearInterval(timer);
      resolve();
    }, 40);
  });
}

describe('a conversation', () => {
  it('goes on over three sockets and more, and every tone arrives, once, in order', async () => {
    // A quarter of what is announced is left for the way: a busy machine needs it.
    gemini.live.configure({ connectionMs: 4_100, goAwayMs: 4_000, leadMs: Number.POSITIVE_INFINITY });
    gemini.live.onTurn(() => null);
    begin();
    const markers = Array.from({ length: 40 }, (_, index) => (index % 30) + 1);
    await speak(markers);
    await reached(isOpen);
    const { session, sessions, connections } = gemini.live;
    await reached(() => session.audio.markers.length === markers.length);
    expect(session.audio.markers.map(({ marker }) => marker)).toEqual(markers);
    expect(connections.length).toBeGreaterThanOrEqual(4);
    expect(sessions).toHaveLength(1);
    expect(connections.slice(0, -1).map(({ ending }) => ending?.by)).toEqual(
      connections.slice(0, -1).map(() => 'client'),
    );
    expect(count('sound-dropped')).toBe(0);
  });

  it('goes on after a cut, with what was said meanwhile', async () => {
    gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
    begin();
    await ask('One');
    await reached(() => kept !== undefined);
    gemini.live.stop();
    // It may be open again before anybody looks.
    await reached(() => heard.some((event) => event.type === 'link' && event.link.state === 'renewing'));
    conversation.send({ type: 'text', text: 'Two' });
    await reached(() => count('turn-complete') === 2);
    expect(gemini.live.session.turns.map(({ texts }) => texts)).toEqual([['One'], ['Two']]);
    expect(gemini.live.sessions).toHaveLength(1);
  });

  it('goes on where another worker has left it', async () => {
    gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
    begin();
    await ask('One');
    await reached(() => kept !== undefined);
    await conversation.stop();
    begin({}, kept);
    await ask('Two');
    expect(gemini.live.sessions).toHaveLength(1);
  });

  it('with a handle that nobody knows begins anew, and is told what was', async () => {
    gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
    recap = [{ type: 'recap', earlier: [{ question: 'Is it red?', answer: 'No.' }] }, await frame('green')];
    begin({}, { handle: 'unknown', at: Date.now() });
    await ask('And now?');
    expect(gemini.live.session.turns).toMatchObject([
      { cause: 'text', texts: ['Is it red?', 'No.', 'And now?'] },
    ]);
    expect(gemini.live.session.turns[0]?.frames).toHaveLength(1);
    expect(gemini.live.connections).toHaveLength(3);
  });

  it('lets the model finish before it goes on to the next socket', async () => {
    gemini.live.configure({ connectionMs: 20_000, goAwayMs: 19_900, leadMs: 0 });
    gemini.live.reply({ text: 'It takes a while.', tones: [1, 2, 3, 4] });
    begin();
    await ask('Go');
    await reached(() => gemini.live.connections.length >= 2 && isOpen());
    expect(gemini.live.session.turns).toMatchObject([{ said: 'It takes a while.', interruptedAt: 0 }]);
    expect(count('cut')).toBe(0);
  });

  it('is lost for a key that is wrong, and found with the right one', async () => {
    gemini.live.fault('bad-key');
    begin();
    await reached(() => conversation.link?.state === 'lost');
    expect(conversation.link).toMatchObject({ failure: { reason: 'key' } });
    conversation.reconnect();
    await reached(isOpen);
  });

  it('leaves no socket behind', async () => {
    begin();
    await reached(isOpen);
    await conversation.stop();
    expect(gemini.live.connection.isOpen).toBe(false);
  });
});
