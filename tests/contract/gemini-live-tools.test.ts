import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { LiveClient, textSetup } from '../gemini-server/live/client';

let gemini: GeminiServer;
beforeEach(async () => {
  gemini = await startGeminiServer();
  gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
});
afterEach(() => gemini.close());

const declare = (behavior?: string) => ({
  ...textSetup,
  tools: [{ functionDeclarations: [{ name: 'look', ...(behavior && { behavior }) }] }],
});
const call = { toolCalls: [{ name: 'look', args: { at: 'top' }, id: 'call-1' }] };
const respond = (id: string, more: object = {}) => ({
  toolResponse: { functionResponses: [{ id, name: 'look', response: { seen: 'a button' }, ...more }] },
});

async function called(client: LiveClient) {
  client.input({ text: 'What is there?' });
  await client.until(({ messages }) => messages.some(({ toolCall }) => toolCall));
}

describe('a call', () => {
  it('is answered before the model goes on', async () => {
    gemini.live.reply(call, 'A button is there.');
    const client = await LiveClient.start(gemini, declare());
    await called(client);
    expect(client.messages.at(-1)?.toolCall).toEqual({
      functionCalls: [{ name: 'look', args: { at: 'top' }, id: 'call-1' }],
    });
    expect(client.count('turnComplete')).toBe(0);
    client.send(respond('call-1'));
    await client.until((one) => one.count('turnComplete') === 1);
    const { turns, toolResponses } = gemini.live.session;
    expect(turns[1]).toMatchObject({ cause: 'tools', said: 'A button is there.' });
    expect(turns[1]?.toolResponses).toMatchObject([{ id: 'call-1', response: { seen: 'a button' } }]);
    expect(toolResponses).toHaveLength(1);
  });

  it('is one of several, which are all waited for', async () => {
    gemini.live.reply({ toolCalls: [{ name: 'look' }, { name: 'look' }] }, 'Done.');
    const client = await LiveClient.start(gemini, declare());
    await called(client);
    const [first, second] = client.messages.at(-1)?.toolCall?.functionCalls ?? [];
    expect(first?.id).not.toBe(second?.id);
    client.send(respond(second?.id ?? ''));
    await gemini.live.waitFor(({ session }) => session.toolResponses.length === 1);
    expect(gemini.live.session.turns).toHaveLength(1);
    client.send(respond(first?.id ?? ''));
    await client.until((one) => one.count('turnComplete') === 1);
    expect(gemini.live.session.turns[1]?.toolResponses).toHaveLength(2);
  });

  it('is cancelled when the user breaks in, and a response that crosses the cancellation is let pass', async () => {
    gemini.live.reply(call, 'Something else.');
    const client = await LiveClient.start(gemini, declare());
    await called(client);
    client.input({ text: 'Never mind.' });
    await client.until((one) => one.count('turnComplete') === 2);
    expect(client.messages.find((one) => one.toolCallCancellation)?.toolCallCancellation).toEqual({
      ids: ['call-1'],
    });
    client.send(respond('call-1'));
    client.input({ text: 'Still there?' });
    await client.until((one) => one.count('turnComplete') === 3);
    expect(gemini.live.session.toolResponses).toEqual([]);
  });

  it('cannot be answered twice', async () => {
    gemini.live.reply(call);
    const client = await LiveClient.start(gemini, declare());
    await called(client);
    client.send(respond('call-1'));
    client.send(respond('call-1'));
    await client.until(({ closed }) => closed !== undefined);
    expect(client.closed?.reason).toContain('No function call with the id "call-1" is open.');
  });

  it('does not hold the turn up where it is declared so', async () => {
    gemini.live.reply({ ...call, text: 'I am looking.' }, 'Here it is.');
    const client = await LiveClient.start(gemini, declare('NON_BLOCKING'));
    client.input({ text: 'What is there?' });
    await client.until((one) => one.count('turnComplete') === 1);
    client.send(respond('call-1', { scheduling: 'WHEN_IDLE' }));
    await client.until((one) => one.count('turnComplete') === 2);
    expect(gemini.live.session.turns.map(({ said }) => said)).toEqual(['I am looking.', 'Here it is.']);
  });

  it('is answered in silence where the response says so', async () => {
    gemini.live.reply({ ...call, text: 'I am looking.' }, 'Next.');
    const client = await LiveClient.start(gemini, declare('NON_BLOCKING'));
    client.input({ text: 'What is there?' });
    await client.until((one) => one.count('turnComplete') === 1);
    client.send(respond('call-1', { scheduling: 'SILENT' }));
    client.input({ text: 'And now?' });
    await client.until((one) => one.count('turnComplete') === 2);
    expect(gemini.live.session.turns.map(({ cause }) => cause)).toEqual(['text', 'text']);
  });
});

describe('sources', () => {
  const sources = [{ uri: 'https://example.org/', title: 'Example' }];

  it('are told to who gave the model a search', async () => {
    gemini.live.reply({ text: 'It is so.', sources });
    const client = await LiveClient.start(gemini, { ...textSetup, tools: [{ googleSearch: {} }] });
    client.input({ text: 'Is it?' });
    await client.until((one) => one.count('turnComplete') === 1);
    const found = client.contents.find((one) => one.groundingMetadata)?.groundingMetadata;
    expect(found).toMatchObject({ groundingChunks: [{ web: sources[0] }], webSearchQueries: ['Is it?'] });
  });

  it('are not there without one', async () => {
    gemini.live.reply({ text: 'It is so.', sources });
    const client = await LiveClient.start(gemini, textSetup);
    client.input({ text: 'Is it?' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(client.contents.some((one) => one.groundingMetadata)).toBe(false);
  });
});
