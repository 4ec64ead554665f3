import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { LiveSession } from '../gemini-server/live';
import { compose, type Stretch } from '../sound/make';
import { ask } from './support/asking';
import { converseAloud } from './support/conversing';
import { byRole, has, press, sees } from './support/find';
import { difference, sounding } from './support/hearing';
import { says } from './support/panel';
import { type Row, rows } from './support/rows';
import { test } from './support/scene';
import type { Sound } from './support/sound';
import { allowMicrophone, talking } from './support/talking';
import { until } from './support/until';

/** Talking, from the microphone to the loudspeaker: what the user says and hears, and what stands in the panel. */

const TONE_MS = 120;
const EVERY_MS = 200;
const SPOKEN_RATE = 24_000;

/** So many numbered tones, from this one on. */
function saying(first: number, count: number): Stretch[] {
  const tones = Array.from({ length: count }, (_, i) => first + i);
  return tones.flatMap((tone) => [{ tone, ms: TONE_MS }, { silence: EVERY_MS - TONE_MS }]);
}

/** A question; another, whose answer is long; one that is asked before that is over. */
const SAID: Stretch[] = [
  ...[{ silence: 600 }, ...saying(0, 10)],
  ...[{ silence: 3_000 }, ...saying(10, 5)],
  ...[{ silence: 2_000 }, ...saying(15, 5)],
];

/** Tones one after the other, so that no two moments sound the same. */
function voice(tones: number): Int16Array {
  return compose(
    Array.from({ length: tones }, (_, i) => ({ tone: i % 31, ms: 100 })),
    SPOKEN_RATE,
  );
}

function answered(panel: Page, question: string): Promise<Row> {
  return until(`the answer to “${question}”`, async () =>
    (await rows(panel)).find(({ text, reply, busy }) => text.includes(question) && reply !== '' && !busy),
  );
}

/** Where in the sound each tone begins, in ms from the first one; as the file has them. */
function beginnings(stretches: readonly Stretch[]): number[] {
  let at = 0;
  const all = stretches.flatMap((stretch) => {
    const began = at;
    at += 'tone' in stretch ? stretch.ms : 'silence' in stretch ? stretch.silence : 0;
    return 'tone' in stretch ? [began] : [];
  });
  return all.map((one) => one - (all[0] ?? 0));
}

/** Every tone, once, in order, at its time and as long as it was. */
function expectHeard({ audio }: LiveSession): void {
  const { markers } = audio;
  const told = markers
    .map(({ marker, startMs, durationMs }) => `${marker}@${startMs}+${durationMs}`)
    .join(' ');
  const expected = beginnings(SAID);
  expect(
    markers.map(({ marker }) => marker),
    told,
  ).toEqual(expected.map((_, i) => i));
  const first = markers[0]?.startMs ?? 0;
  for (const [i, { startMs, durationMs }] of markers.entries()) {
    expect(Math.abs(startMs - first - (expected[i] ?? 0)), told).toBeLessThanOrEqual(20);
    expect(Math.abs(durationMs - TONE_MS), told).toBeLessThanOrEqual(20);
  }
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
  const last = voice(20);
  live.hears('What do you see on this page, please?', 'Tell me all about it.', 'Only its name.');
  live.reply(
    { text: 'A code, and nothing else at all.', pcm: voice(10) },
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
  const { interruptedAt = 0 } = live.session.turns[1] ?? {};
  const cutter = await answered(panel, 'Only its name.');
  expect(cutter.reply).toBe('It is called kettle.');
  expect(live.session.turns.map(({ cause }) => cause)).toEqual(['speech', 'speech', 'speech']);
  expectHeard(live.session);
  await sound.quiet();
  const pieces = await sound.pieces();
  const loud = ({ samples }: { samples: Float32Array }) => samples.some((sample) => Math.abs(sample) > 1e-6);
  const silentAt = pieces.findIndex(({ at, samples }) => at > interruptedAt && !loud({ samples }));
  console.log('silence after', (pieces[silentAt]?.at ?? 0) - interruptedAt, pieces[0]?.samples.length);
  const whole = (from: number, to?: number) =>
    sounding(Float32Array.from(pieces.slice(from, to).flatMap(({ samples }) => [...samples])));
  const third = whole(silentAt);
  console.log('third', third.length, last.length, difference(third, last));
  const secondAt = pieces.findIndex(({ at }) => at > (live.session.turns[1]?.at ?? 0));
  const one = whole(0, secondAt);
  console.log('first', one.length, voice(10).length, difference(one, voice(10)));
  const two = whole(secondAt, silentAt);
  console.log(
    'second',
    two.length / 24,
    (await rows(panel)).map(({ text }) => text.replaceAll('\n', '|')).join('||'),
  );
  void [ask, byRole, has];
});
