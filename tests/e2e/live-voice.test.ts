import { expect } from 'vitest';
import type { LiveSession } from '../gemini-server/live';
import { gapsIn } from '../sound/gaps';
import { compose, type Stretch } from '../sound/make';
import { joined, readMarkers } from '../sound/markers';
import { answered, ask } from './support/asking';
import { converseAloud } from './support/conversing';
import { byRole, press, sees } from './support/find';
import { pcmOf, sounding } from './support/hearing';
import { strayed } from './support/late';
import { capturedTabs, says } from './support/panel';
import { test } from './support/scene';
import type { Piece, Sound } from './support/sound';
import { allowMicrophone, talking } from './support/talking';
import { expectArrival, expectSaid, saying } from './support/tones';
import { until } from './support/until';

/** Talking, from the microphone to the loudspeaker: what the user says and hears, and what stands in the panel. */

const SPOKEN_RATE = 24_000;
/** A tone of the model's. */
const SPOKEN_MS = 100;
const JITTER_MS = 200;
/** The stand-in's pieces are so long; the browser may take so much for each. */
const PIECE_MS = 80;
const STRAY_MS = 20;
/** Between two answers there is more silence than this. */
const PAUSE_MS = 50;

/**
 * A question; another, whose answer is long; one that is asked before that is over. The pauses have room for a document
 * that stands still for two seconds.
 */
const SAID: Stretch[] = [
  ...[{ silence: 600 }, ...saying(0, 6)],
  ...[{ silence: 3_300 }, ...saying(6, 4)],
  ...[{ silence: 2_600 }, ...saying(10, 4)],
];
/** The model's answers, in tones. The second is sent far ahead of being heard: there is much to be thrown away. */
const FIRST = 6;
const LONG = 90;
const LAST = 15;
const AHEAD_MS = 5_000;

/** Of a tone of −15 dBFS, as they are made. */
const LOUDEST = Math.SQRT2 * 10 ** (-15 / 20);

/** Tones one after the other, so that no two moments sound the same. */
function voice(tones: number): Int16Array {
  return compose(
    Array.from({ length: tones }, (_, i) => ({ tone: i % 31, ms: SPOKEN_MS })),
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
  live.configure({ jitterMs: JITTER_MS });
  const last = voice(LAST);
  live.hears('What do you see on this page, please?', 'Tell me all about it.', 'Only its name.');
  live.reply(
    { text: 'A code, and nothing else at all.', pcm: voice(FIRST) },
    { text: `It is a long story${' that goes on'.repeat(12)}.`, pcm: voice(LONG), leadMs: AHEAD_MS },
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
  expectSaid(await expectArrival(sound, () => live.session.audio.pcm()), SAID);
  await sound.quiet();
  let played = await expectCut(sound, live.session);
  // What is missing once the jitter is known is the machine's, which is asked again if it has not shown that it was.
  for (const question of ['What was that?', 'Once more?']) {
    if (gapsIn(played, last) <= (await late(sound))) break;
    const from = await sound.quiet();
    live.reply({ text: 'Kettle, I said.', pcm: last });
    await ask(panel, question);
    await answered(panel, question);
    await sound.quiet(from);
    played = sounding((await sound.played(from)).samples);
  }
  expect(gapsIn(played, last), 'gaps, and all of it is there').toBeLessThanOrEqual(await late(sound));

  // A question in writing, answered aloud all the same; and an end in the middle of it.
  live.reply({ text: 'Once upon a time, and so on.', pcm: voice(300) });
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

/** How many pieces of the last answer came later than the network's jitter lets them. */
async function late(sound: Sound): Promise<number> {
  const said = await sound.said();
  const arrivals = said.filter(({ turnId }) => turnId === said.at(-1)?.turnId).map(({ at }) => at);
  const meant = arrivals.map((_, i) => i * PIECE_MS);
  return strayed(meant, arrivals, JITTER_MS + STRAY_MS);
}

/**
 * Of what was said over only the beginning is heard, though more of it had come; of the others all, in order. Answers
 * the last one.
 */
async function expectCut(sound: Sound, { turns }: LiveSession): Promise<Int16Array> {
  const { samples } = await sound.played();
  const tones = joined(readMarkers(pcmOf(samples), SPOKEN_RATE), SPOKEN_MS);
  const heard = tones.map(({ marker }) => marker);
  const cut = heard.length - FIRST - LAST;
  expect(heard).toEqual(
    [FIRST, cut, LAST].flatMap((count) => Array.from({ length: count }, (_, i) => i % 31)),
  );
  expect(cut).toBeGreaterThan(0);
  expect(SPOKEN_MS * cut, 'ms of what came').toBeLessThan((turns[1]?.sentMs ?? 0) - 1_000);
  const fromMs = (tones.at(-LAST)?.startMs ?? 0) - PAUSE_MS;
  return sounding(samples.subarray((fromMs / 1000) * SPOKEN_RATE));
}
