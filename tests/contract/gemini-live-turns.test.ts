import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { LiveClient, liveModel, textSetup } from '../gemini-server/live/client';
import { plain } from '../gemini-server/samples';
import { compose, type Stretch } from '../sound/make';
import { readMarkers } from '../sound/markers';

let gemini: GeminiServer;
beforeEach(async () => {
  gemini = await startGeminiServer();
});
afterEach(() => gemini.close());

const model = liveModel;
const setup = { model, inputAudioTranscription: {}, outputAudioTranscription: {} };
const manual = {
  ...setup,
  realtimeInputConfig: { automaticActivityDetection: { disabled: true } },
};
const sound = (...stretches: Stretch[]) => compose(stretches, 16_000);
const tone = (marker: number, ms = 300, level = -15): Stretch => ({ tone: marker, ms, level });
const pause = (ms: number): Stretch => ({ silence: ms });
/** Long enough to be broken into. */
const long = { text: 'A long answer.', tones: Array.from({ length: 30 }, (_, n) => n) };
const shortest = { text: 'Yes.', tones: [1], toneMs: 80, gapMs: 0 };
const turns = () => gemini.live.session.turns;
const heard = (client: LiveClient) =>
  client.contents.map((one) => one.inputTranscription?.text ?? '').join('');
const spoken = (client: LiveClient) =>
  client.contents.map((one) => one.outputTranscription?.text ?? '').join('');

async function begun(client: LiveClient) {
  await client.until(({ voice }) => voice.length > 0);
}

describe('automatic activity detection', () => {
  it('ends a turn after half a second of silence, wherever the chunks begin', async () => {
    gemini.live.onTurn(() => shortest);
    const client = await LiveClient.start(gemini, setup);
    client.speak(sound(pause(230), tone(3), pause(400), tone(4), pause(700), tone(5), pause(700)));
    await client.until((one) => one.count('turnComplete') === 2);
    expect(turns().map(({ markers, cause }) => [cause, markers])).toEqual([
      ['speech', [3, 4]],
      ['speech', [5]],
    ]);
    const [first] = turns();
    expect(Math.abs((first?.audio?.startMs ?? 0) - 230)).toBeLessThanOrEqual(40);
    expect(Math.abs((first?.audio?.durationMs ?? 0) - 1000)).toBeLessThanOrEqual(40);
  });

  it('waits as long as the setup says', async () => {
    gemini.live.onTurn(() => shortest);
    const automaticActivityDetection = { silenceDurationMs: 200 };
    const client = await LiveClient.start(gemini, {
      ...setup,
      realtimeInputConfig: { automaticActivityDetection },
    });
    client.speak(sound(tone(3), pause(300), tone(4), pause(300)));
    await client.until((one) => one.count('turnComplete') + one.count('interrupted') >= 2);
    expect(turns().map(({ markers }) => markers)).toEqual([[3], [4]]);
  });

  it('hears no clicks and no whispers', async () => {
    const client = await LiveClient.start(gemini, setup);
    client.speak(sound(tone(3, 40), pause(700), tone(4, 500, -50), pause(700)));
    await gemini.live.waitFor(({ session }) => session.audio.durationMs >= 1940);
    expect(turns()).toEqual([]);
  });

  it('ends a turn when the stream does', async () => {
    gemini.live.reply(shortest);
    const client = await LiveClient.start(gemini, setup);
    client.speak(sound(tone(3)));
    client.input({ audioStreamEnd: true });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(turns()[0]).toMatchObject({ cause: 'speech', markers: [3] });
    expect(gemini.live.session.activity.map(({ kind }) => kind)).toEqual(['streamEnd']);
  });
});

describe('manual activity', () => {
  it('makes a turn of what is between start and end, however silent', async () => {
    gemini.live.reply(shortest);
    const client = await LiveClient.start(gemini, manual);
    client.speak(sound(tone(1), pause(700)));
    client.input({ activityStart: {} });
    client.speak(sound(tone(2), pause(900), tone(3)));
    client.input({ text: 'and this' });
    client.input({ activityEnd: {} });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(turns()).toMatchObject([{ cause: 'activity', markers: [2, 3], texts: ['and this'] }]);
    expect(gemini.live.session.activity.map(({ kind }) => kind)).toEqual(['start', 'end']);
  });

  it('interrupts as soon as it starts', async () => {
    gemini.live.reply(long);
    const client = await LiveClient.start(gemini, manual);
    client.input({ text: 'Go on.' });
    await begun(client);
    client.input({ activityStart: {} });
    await client.until((one) => one.count('interrupted') === 1);
  });
});

describe('barge-in', () => {
  it('stops the model at once: no generationComplete follows, and only what was said is billed', async () => {
    gemini.live.reply(long);
    const client = await LiveClient.start(gemini, setup);
    client.input({ text: 'Tell me all.' });
    await begun(client);
    client.speak(sound(tone(9, 100)));
    await client.until((one) => one.count('turnComplete') === 1);
    const { length } = client.voice;
    expect(client.contents.at(-2)).toEqual({ interrupted: true });
    expect(client.count('generationComplete')).toBe(0);
    const [turn] = turns();
    expect(turn?.sentMs, 'of seven and a half seconds').toBeLessThan(7_500);
    expect(turn?.usage?.responseTokenCount).toBe(Math.ceil(((turn?.sentMs ?? 0) / 1000) * 25));

    // The next answer is the next thing that comes: nothing of the old one is left.
    gemini.live.reply({ ...shortest, tones: [30] });
    client.input({ audioStreamEnd: true });
    await client.until((one) => one.count('turnComplete') === 2);
    const after = client.voice.subarray(length);
    expect(readMarkers(after, 24_000).map(({ marker }) => marker)).toEqual([30]);
  });

  it('is left until later where the setup says so', async () => {
    gemini.live.reply({ ...long, tones: [1, 2, 3] }, shortest);
    const realtimeInputConfig = { activityHandling: 'NO_INTERRUPTION' };
    const client = await LiveClient.start(gemini, { ...setup, realtimeInputConfig });
    client.input({ text: 'Tell me all.' });
    await begun(client);
    client.speak(sound(tone(9), pause(600)));
    await client.until((one) => one.count('turnComplete') === 2);
    expect(client.count('interrupted')).toBe(0);
    expect(turns()[0]?.completedAt).toBeLessThan(turns()[1]?.firstAt ?? 0);
  });

  it.each([
    ['clientContent', { clientContent: { turns: [{ parts: [{ text: 'Stop.' }] }] } }, 1],
    ['a text', { realtimeInput: { text: 'Stop.' } }, 2],
  ])('is also done by %s', async (_, message, count) => {
    gemini.live.reply(long, shortest);
    const client = await LiveClient.start(gemini, setup);
    client.input({ text: 'Tell me all.' });
    await begun(client);
    client.send(message);
    await client.until((one) => one.count('turnComplete') === count);
    expect(client.count('interrupted')).toBe(1);
  });

  it('is still possible when all is sent and not all is heard', async () => {
    gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
    gemini.live.reply(long);
    const client = await LiveClient.start(gemini, setup);
    client.input({ text: 'Tell me all.' });
    await client.until((one) => one.count('generationComplete') === 1);
    client.speak(sound(tone(9, 100)));
    await client.until((one) => one.count('interrupted') === 1);
    expect(turns()[0]?.interruptedAt).toBeGreaterThan(0);
  });
});

describe('clientContent', () => {
  it('without turnComplete is kept for the next turn', async () => {
    gemini.live.reply('Both.');
    const client = await LiveClient.start(gemini, textSetup);
    const content = (text: string, turnComplete: boolean) => ({
      clientContent: { turns: [{ role: 'user', parts: [{ text }] }], turnComplete },
    });
    client.send(content('One.', false));
    client.send(content('Two.', true));
    await client.until((one) => one.count('turnComplete') === 1);
    expect(turns()).toMatchObject([{ cause: 'content', texts: ['One.', 'Two.'] }]);
  });

  it('is history where the setup says so, and nothing to answer', async () => {
    gemini.live.reply('Answer.');
    const historyConfig = { initialHistoryInClientContent: true };
    const client = await LiveClient.start(gemini, { ...textSetup, historyConfig });
    const history = [
      { role: 'user', parts: [{ text: 'Before' }] },
      { role: 'model', parts: [{ text: 'Yes' }] },
    ];
    client.send({ clientContent: { turns: history, turnComplete: true } });
    client.input({ text: 'Now' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(turns()).toMatchObject([{ cause: 'text', texts: ['Before', 'Yes', 'Now'] }]);
  });
});

describe('transcription', () => {
  it('of the user begins while the user speaks and ends with what is finished', async () => {
    gemini.live.hears('What is on the screen, and what was there before?');
    gemini.live.reply(shortest);
    const client = await LiveClient.start(gemini, setup);
    client.speak(sound({ speech: 1200 }));
    await client.until(({ contents }) => contents.filter((one) => one.inputTranscription).length >= 3);
    expect(turns()).toEqual([]);
    client.speak(sound(pause(600)));
    await client.until((one) => one.count('turnComplete') === 1);
    expect(heard(client)).toBe('What is on the screen, and what was there before?');
    const finished = client.contents.filter((one) => one.inputTranscription?.finished);
    expect(finished).toHaveLength(1);
    expect(turns()[0]?.heard).toBe(heard(client));
  });

  it('comes only where the setup asked for it', async () => {
    gemini.live.reply(shortest);
    const client = await LiveClient.start(gemini, { model });
    client.speak(sound(tone(1), pause(600)));
    await client.until((one) => one.count('turnComplete') === 1);
    expect(heard(client) + spoken(client)).toBe('');
    expect(client.voice.length).toBeGreaterThan(0);
  });
});

describe('the pace', () => {
  it('is that of speech, with words spread over it, and jitter that changes no order', async () => {
    gemini.live.configure({ chunkMs: 50, jitterMs: 60 });
    gemini.live.reply({
      text: 'Words that are spread over the whole of what is said here.',
      tones: [5, 6, 7, 8],
    });
    const client = await LiveClient.start(gemini, setup);
    const start = performance.now();
    client.input({ text: 'Go.' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
    expect(readMarkers(client.voice, 24_000).map(({ marker }) => marker)).toEqual([5, 6, 7, 8]);
    const places = client.contents.flatMap((one, index) => (one.outputTranscription ? [index] : []));
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(10);
    const sounds = client.frames
      .filter(({ text }) => text.includes('inlineData'))
      .map(({ at }) => at - start);
    const late = sounds.map((at, index) => at - index * 50);
    expect(Math.max(...late) - Math.min(...late)).toBeGreaterThan(20);
  });

  it('may be ahead of it', async () => {
    gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
    // Of longer than anybody here waits.
    gemini.live.reply({ tones: Array(400).fill(1) });
    const client = await LiveClient.start(gemini, setup);
    client.input({ text: 'Go.' });
    await client.until((one) => one.count('generationComplete') === 1);
    expect(client.count('turnComplete'), 'it is not heard yet').toBe(0);
    await client.close();
  });

  it('of what is ahead ends the turn no sooner', async () => {
    gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
    gemini.live.reply({ tones: [1, 2, 3, 4] });
    const client = await LiveClient.start(gemini, setup);
    const start = performance.now();
    client.input({ text: 'Go.' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
  });
});

describe('the end of a turn', () => {
  it('may be generationComplete alone', async () => {
    gemini.live.reply({ ...shortest, withoutTurnComplete: true }, shortest);
    const client = await LiveClient.start(gemini, setup);
    client.input({ text: 'One.' });
    await client.until((one) => one.count('generationComplete') === 1);
    expect(client.messages.at(-1)).toMatchObject({ usageMetadata: { responseTokenCount: 2 } });
    client.input({ text: 'Two.' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(client.count('interrupted')).toBe(0);
  });

  it('never comes where nothing is said', async () => {
    gemini.live.reply(null, shortest);
    const client = await LiveClient.start(gemini, setup);
    client.input({ text: 'One.' });
    await gemini.live.waitFor(({ session }) => session.turns.length === 1);
    client.input({ text: 'Two.' });
    await client.until((one) => one.count('turnComplete') === 1);
    expect(turns().map(({ said }) => said)).toEqual(['', 'Yes.']);
  });

  it('brings pictures into the turn that follows them, and into no other', async () => {
    gemini.live.onTurn(() => shortest);
    const client = await LiveClient.start(gemini, setup);
    const { mimeType, data } = await plain(100, 80, 'blue');
    client.input({ video: { mimeType, data: data.toString('base64') } });
    for (const text of ['One.', 'Two.']) {
      const done = client.count('turnComplete');
      client.input({ text });
      await client.until((one) => one.count('turnComplete') > done);
    }
    expect(turns().map(({ frames }) => frames.length)).toEqual([1, 0]);
  });
});
