import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { LiveClient, liveModel, textSetup } from '../gemini-server/live/client';
import { plain, qrCode } from '../gemini-server/samples';
import { compose } from '../sound/make';
import { readMarkers } from '../sound/markers';

let gemini: GeminiServer;
beforeEach(async () => {
  gemini = await startGeminiServer();
  gemini.live.configure({ leadMs: Number.POSITIVE_INFINITY });
});
afterEach(() => gemini.close());

const spoken = {
  model: liveModel,
  generationConfig: { responseModalities: ['AUDIO'] },
  inputAudioTranscription: {},
  outputAudioTranscription: {},
};
const picture = async () => {
  const { mimeType, data } = await plain(640, 360, 'red');
  return { video: { mimeType, data: data.toString('base64') } };
};
/** What somebody says, with a pause behind it that is long enough to end it. */
const utterance = compose(
  [{ silence: 300 }, { tone: 4, ms: 300 }, { tone: 5, ms: 300 }, { silence: 700 }],
  16_000,
);

describe('a conversation', () => {
  it('answers what was said with sound, its words and its price', async () => {
    const client = await LiveClient.start(gemini, spoken);
    client.input(await picture());
    gemini.live.reply({ text: 'This is what I have to say.', tones: [7, 8, 9] });
    client.speak(utterance);
    await client.until((one) => one.count('turnComplete') === 1);

    expect(readMarkers(client.voice, 24_000).map(({ marker }) => marker)).toEqual([7, 8, 9]);
    expect(client.contents.map((one) => one.outputTranscription?.text ?? '').join('')).toBe(
      'This is what I have to say.',
    );
    expect(client.contents.map((one) => one.inputTranscription?.text ?? '').join('')).toBe('Tone 4. Tone 5.');
    const [turn] = gemini.live.session.turns;
    expect(turn).toMatchObject({ cause: 'speech', markers: [4, 5], said: 'This is what I have to say.' });
    expect(turn?.frames.map(({ width, height }) => [width, height])).toEqual([[640, 360]]);
    expect(gemini.live.session.audio.markers.map(({ marker }) => marker)).toEqual([4, 5]);
    expect(client.messages.at(-1)?.usageMetadata).toEqual({
      promptTokenCount: turn?.usage?.promptTokenCount,
      responseTokenCount: Math.ceil(0.75 * 25),
      totalTokenCount: expect.any(Number),
      promptTokensDetails: [
        { modality: 'AUDIO', tokenCount: Math.ceil(0.6 * 32) },
        { modality: 'VIDEO', tokenCount: 70 },
      ],
      responseTokensDetails: [{ modality: 'AUDIO', tokenCount: Math.ceil(0.75 * 25) }],
    });
  });

  it('is written where TEXT was asked for', async () => {
    const client = await LiveClient.start(gemini, textSetup);
    gemini.live.reply('Written, not spoken.');
    client.input({ text: 'Hello?' });
    await client.until((one) => one.count('turnComplete') === 1);
    const parts = client.contents.flatMap(({ modelTurn }) => modelTurn?.parts ?? []);
    expect(parts.map(({ text }) => text).join('')).toBe('Written, not spoken.');
    expect(gemini.live.session.turns[0]).toMatchObject({ cause: 'text', texts: ['Hello?'] });
  });

  it('says what it saw and heard when nothing is planned', async () => {
    const client = await LiveClient.start(gemini, spoken);
    const { mimeType, data } = await qrCode('frame 12');
    client.input({ video: { mimeType, data: data.toString('base64') } });
    client.speak(utterance);
    await client.until((one) => one.count('turnComplete') === 1);
    const words = client.contents.map((one) => one.outputTranscription?.text ?? '').join('');
    expect(words).toBe(
      'Answer 1 of the stand-in. I heard the tones 4, 5. I saw a picture of 400 by 300, mostly white. A code in it reads frame 12.',
    );
  });
});
