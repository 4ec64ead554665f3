import { expect } from 'vitest';
import type { LiveSession } from '../gemini-server/live';
import { compose, type Stretch } from '../sound/make';
import { answered, ask } from './support/asking';
import { converseAloud } from './support/conversing';
import { byRole, press, sees } from './support/find';
import { difference, sounding } from './support/hearing';
import { capturedTabs, says } from './support/panel';
import { test } from './support/scene';
import type { Piece, Sound } from './support/sound';
import { allowMicrophone, talking } from './support/talking';
import { expectHeard, saying } from './support/tones';
import { until } from './support/until';

/** Talking, from the microphone to the loudspeaker: what the user says and hears, and what stands in the panel. */

const SPOKEN_RATE = 24_000;

/** A question; another, whose answer is long; one that is asked before that is over. */
const SAID: Stretch[] = [
  ...[{ silence: 600 }, ...saying(0, 6)],
  ...[{ silence: 2_400 }, ...saying(6, 4)],
  ...[{ silence: 1_800 }, ...saying(10, 4)],
];

/** Of a tone of −15 dBFS, as they are made. */
const LOUDEST = Math.SQRT2 * 10 ** (-15 / 20);

/** Tones one after the other, so that no two moments sound the same. */
function voice(tones: number): Int16Array {
  return compose(
    Array.from({ length: tones }, (_, i) => ({ tone: i % 31, ms: 100 })),
    SPOKEN_RATE,
  );
}

test('what the user says is heard, what the model says is played, and both are read; who speaks over it is heard', async ({
  open,
  onTestFinished,
}) => {
  const microphone = await talking(SAID, { once: true });
  onTestFinished(() => microphone.remove());
  const scene = await open({
    args: [...microphone.args, '--autoplay-policy=no-user-gesture-required'],
  });
  const { live } = scene.gemini;
  live.configure({ jitterMs: 200 });
  const last = voice(15);
  live.hears('What do you see on this page, please?', 'Tell me all about it.', 'Only its name.');
  live.reply(
    { text: 'A code, and nothing else at all.', pcm: voice(6) },
    { text: 'It is a long story that nobody will ever hear to its end. '.repeat(3).trim(), pcm: voice(90) },
    { text: 'It is called kettle.', pcm: last },
  );
  const { panel, sound } = await converseAloud(scene, await scene.page('code.html#kettle'));
  await allowMicrophone(scene);
  await press(panel, 'button', 'Microphone');
  await sees(panel, 'Listening');

  const first = await answered(panel, 'What do you see on this page, please?');
  expect(first.reply).toBe('A code, and nothing else at all.');
  expect(first.text).toContain('You said');

  await sees(panel, /You interrupted here, after \d sec/);
  const third = await answered(panel, 'Only its name.');
  expect(third.reply).toBe('It is called kettle.');
  expect(live.session.turns.map(({ cause }) => cause)).toEqual(['speech', 'speech', 'speech']);
  expectHeard(live.session, SAID);
  await sound.quiet();
  const silent = await expectSilence(sound, live.session);
  let gap = difference(await soundingFrom(sound, silent), last);
  // A computer that stands still longer than the network does is told apart by asking again.
  for (const question of ['What was that?', 'Once more?']) {
    if (gap <= 1) break;
    const from = (await sound.pieces()).length;
    live.reply({ text: 'Kettle, I said.', pcm: last });
    await ask(panel, question);
    await answered(panel, question);
    await sound.quiet();
    gap = difference(await soundingFrom(sound, from), last);
  }
  expect(gap, 'no sound is missing once the jitter is known').toBeLessThanOrEqual(1);

  // A question in writing, answered aloud all the same; and an end in the middle of it.
  live.reply({ text: 'Once upon a time, and so on.', pcm: voice(120) });
  await ask(panel, 'And its story?');
  const loudest = async () => peak(await sound.pieces(5));
  const isAs = async (part: number) => Math.abs((await loudest()) - part * LOUDEST) < 0.01;
  await until('sound', () => isAs(1));
  await press(panel, 'button', 'Mute');
  await until('silence', async () => (await loudest()) === 0);
  await press(panel, 'button', 'Unmute');
  await until('sound again', () => isAs(1));
  const volume = await byRole(panel, 'slider', 'Volume of the voice');
  for (let i = 0; i < 10; i++) await volume.press('ArrowLeft');
  await until('half of it', () => isAs(0.5));
  expect(await sound.tracks()).toMatchObject([{ state: 'live' }]);

  await press(panel, 'button', 'Stop');
  await live.waitFor(({ connection }) => connection.ending?.by === 'client');
  await until('the document to be gone', () => !scene.extension.offscreen());
  await until('no tab to be captured', async () => (await capturedTabs(panel)) === 0);
  expect(await panel.evaluate(() => chrome.tabs.query({ audible: true }))).toEqual([]);
  await says(panel, /^Stopped/);
  await sees(panel, 'You stopped this answer');
  expect(live.session.turns.at(-1)?.completedAt, 'in the middle of the answer').toBe(0);
});

function peak(pieces: readonly Piece[]): number {
  return Math.max(0, ...pieces.flatMap(({ samples }) => [...samples].map(Math.abs)));
}

async function soundingFrom(sound: Sound, piece: number): Promise<Int16Array> {
  const pieces = (await sound.pieces()).slice(piece);
  return sounding(Float32Array.from(pieces.flatMap(({ samples }) => [...samples])));
}

/** What was said over was heard until then. Answers from which piece on nothing of it is. */
async function expectSilence(sound: Sound, { turns }: LiveSession): Promise<number> {
  const pieces = await sound.pieces();
  const { at: saidAt = 0, interruptedAt = 0 } = turns[1] ?? {};
  const silent = pieces.findIndex((piece) => piece.at > interruptedAt && peak([piece]) === 0);
  expect((pieces[silent]?.at ?? 0) - interruptedAt, 'ms to silence').toBeLessThan(100);
  expect(peak(pieces.filter(({ at }) => at > saidAt && at < interruptedAt))).toBeGreaterThan(0);
  return silent;
}
