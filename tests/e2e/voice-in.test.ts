import { expect } from 'vitest';
import { concat } from '../sound/make';
import { test as base, type Scene } from './support/scene';
import { allowMicrophone, talking as playing } from './support/talking';
import { expectArrival, expectPassage, expectRow, saying } from './support/tones';
import { until } from './support/until';
import { type Came, VoiceDesk } from './support/voice';

/** From the microphone to the voice port, through the document as it is built. */

const TONES = 25;
const RATE = 16_000;
const CHUNK_MS = 40;

interface Fixtures {
  /** A browser whose microphone plays numbered tones again and again, and may be used. */
  talking: { scene: Scene; desk: VoiceDesk };
}

const test = base.extend<Fixtures>({
  talking: async ({ open }, use) => {
    const microphone = await playing(saying(0, TONES));
    const scene = await open({ args: microphone.args });
    await allowMicrophone(scene);
    await use({ scene, desk: await VoiceDesk.open(scene.extension) });
    microphone.remove();
  },
});

type Sound = Extract<Came, { type: 'worker/sound' }>;

async function sounds(desk: VoiceDesk): Promise<Sound[]> {
  return (await desk.came()).filter((one) => one.type === 'worker/sound');
}

/** Waits until so much has come, in all. */
async function heardFor(desk: VoiceDesk, seconds: number): Promise<Int16Array> {
  return until(`${seconds} s of sound`, async () => {
    const pcm = await desk.heard();
    return pcm.length >= seconds * RATE && pcm;
  });
}

/** Waits until what was opened for listening and playing is so: the browser opens and closes it by itself. */
async function contexts(desk: VoiceDesk, ...states: string[]): Promise<void> {
  const now = async () => (await desk.contexts()).join();
  await until(`the sound to be ${states}`, async () => (await now()) === states.join(), { seen: now });
}

/** Of what came, each number once. */
async function heardOnce(desk: VoiceDesk): Promise<Int16Array> {
  const numbered = new Map((await sounds(desk)).map(({ number, pcm }) => [number, pcm ?? new Int16Array()]));
  return concat([...numbered.values()]);
}

const numbersOf = (came: Sound[]) => came.map(({ number }) => number);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('what is said arrives as 16 kHz PCM, whole, in order, in chunks of 40 ms, until it is turned off', async ({
  talking: { desk },
}) => {
  expect(await desk.voice()).toEqual({ ok: true });
  await heardFor(desk, 5);
  expectRow(await expectArrival(desk, () => desk.heard()), TONES);
  const came = await sounds(desk);
  expect(numbersOf(came)).toEqual(upTo(came.length));
  expect(came.every(({ pcm }) => pcm?.length === 640)).toBe(true);
  const opened = await desk.tracks();
  expect(opened).toMatchObject([{ state: 'live', settings: { echoCancellation: true, channelCount: 1 } }]);

  expect(await desk.voice({ microphone: false })).toEqual({ ok: true });
  expect(await desk.tracks()).toMatchObject([{ state: 'ended' }]);
  await contexts(desk, 'closed', 'running');
  await until('its end', async () => (await sounds(desk)).at(-1)?.input === 'audio-end');

  await desk.tell({ type: 'offscreen/voice-off' });
  await contexts(desk, 'closed', 'closed');

  const last = (await sounds(desk)).length;
  await desk.voice();
  await until('more of the same session', async () => (await sounds(desk)).length > last);
  expect((await sounds(desk))[last]?.number, 'none comes twice').toBe(last + 1);
});

test('a microphone that cannot be listened to is closed, and can be opened again', async ({
  talking: { desk },
}) => {
  await desk.offscreen.evaluate(() => {
    const { addModule } = AudioWorklet.prototype;
    AudioWorklet.prototype.addModule = function (...module) {
      // The loudspeaker's comes first, and may take longer than the microphone does to be opened.
      AudioWorklet.prototype.addModule = async () => {
        AudioWorklet.prototype.addModule = addModule;
        throw new Error('no worklet');
      };
      return Reflect.apply(addModule, this, module);
    };
  });
  expect(await desk.voice()).toMatchObject({ ok: false });
  expect(await desk.tracks()).toMatchObject([{ state: 'ended' }]);
  expect(await desk.voice()).toEqual({ ok: true });
  await heardFor(desk, 0.5);
});

test('what nobody has acknowledged comes again on the next line, and nothing else', async ({
  talking: { desk },
}) => {
  await desk.voice();
  await heardFor(desk, 1);
  const taken = await desk.takes(false);
  await heardFor(desk, 2);
  await desk.hangUp();
  await until('another line', async () => (await desk.lines()) === 2);
  await heardFor(desk, 5);
  const came = await sounds(desk);
  const again = came.findIndex(({ number }, i) => i > 0 && number !== (came[i - 1] as Sound).number + 1);
  const resumed = (came[again] as Sound).number;
  // What was acknowledged, and the acknowledgement on its way, is not among it.
  expect(Math.abs(resumed - taken)).toBeLessThanOrEqual(2);
  expect(numbersOf(came.slice(again))).toEqual(upTo(came.length - again).map((n) => n + resumed - 1));
  expectRow(await expectArrival(desk, () => heardOnce(desk)), TONES);
});

/** Runs in the document. */
function isListening(): boolean {
  return openedContexts.some(({ sampleRate, currentTime }) => sampleRate === 16_000 && currentTime > 0.5);
}

test('push to talk: what is said while it is held, and a moment before', async ({ talking: { desk } }) => {
  await desk.voice({ pushToTalk: true });
  // Nothing comes by which one could wait: the key is pressed in the middle of a sentence.
  await until('half a second of listening', () => desk.offscreen.evaluate(isListening));
  expect(await sounds(desk)).toEqual([]);
  await desk.tell({ type: 'offscreen/talk', talking: true });
  await heardFor(desk, 2);
  await desk.tell({ type: 'offscreen/talk', talking: false });
  await until('its end', async () => (await sounds(desk)).at(-1)?.input === 'activity-end');
  const came = await sounds(desk);
  expect(numbersOf(came)).toEqual(upTo(came.length));
  const [first, ...rest] = came as [Sound, ...Sound[]];
  expect(first.input).toBe('activity-start');
  // What was said before came with the press: what follows is that much ahead of its time, unless the machine is late.
  expect(rest.some(({ at }, i) => at - first.at < CHUNK_MS * (i + 1) - 160)).toBe(true);
  expect(rest.slice(0, -1).every(({ input, pcm }) => input === 'audio' && pcm?.length === 640)).toBe(true);
  const pcm = await desk.heard();
  await expectPassage(desk, pcm);
  expectRow(pcm, TONES);
});

test('a microphone that is unplugged is told of, and can be opened again', async ({ talking: { desk } }) => {
  await desk.voice();
  await heardFor(desk, 1);
  // As the browser tells of it; there is nothing here that could be pulled out.
  await desk.offscreen.evaluate(() => {
    heardTracks[0]?.stop();
    heardTracks[0]?.dispatchEvent(new Event('ended'));
  });
  const ended = await until('word of it', async () =>
    (await desk.came()).find((one) => one.type === 'worker/microphone-ended'),
  );
  expect(ended).toMatchObject({ sessionId: 'session', failure: { reason: 'microphone-lost' } });
  expect((await sounds(desk)).at(-1)?.input).toBe('audio-end');
  const before = (await desk.heard()).length / RATE;
  expect(await desk.voice()).toEqual({ ok: true });
  await heardFor(desk, before + 1);
});

test('without permission it is refused, and says so', async ({ open }) => {
  const { extension } = await open({ args: ['--use-fake-device-for-media-stream'] });
  const desk = await VoiceDesk.open(extension);
  expect(await desk.voice()).toMatchObject({ ok: false, failure: { reason: 'microphone-refused' } });
  await contexts(desk, 'running');
  await desk.tell({ type: 'offscreen/voice-off' });
  await contexts(desk, 'closed');
});
