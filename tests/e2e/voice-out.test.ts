import { expect } from 'vitest';
import { gapsIn } from '../sound/gaps';
import { compose, randomOf } from '../sound/make';
import { difference, sounding } from './support/hearing';
import { strayed } from './support/late';
import { test as base } from './support/scene';
import { until } from './support/until';
import { type Came, type Post, VoiceDesk } from './support/voice';

/** From the voice port to the loudspeaker, through the document as it is built. */

const RATE = 24_000;
const PIECE_MS = 40;

const test = base.extend<{ desk: VoiceDesk }>({
  desk: async ({ open }, use) => {
    const { extension } = await open({ args: ['--autoplay-policy=no-user-gesture-required'] });
    const desk = await VoiceDesk.open(extension);
    await desk.voice({ microphone: false });
    await use(desk);
  },
});

/** Tones one after the other, so that no two moments sound the same. */
function answer(tones: number): Int16Array {
  return compose(
    Array.from({ length: tones }, (_, tone) => ({ tone, ms: 100 })),
    RATE,
  );
}

/** In pieces at its own pace, each late by up to so much. */
function paced(turnId: string, pcm: Int16Array, jitterMs: number, fromMs = 0): Post[] {
  const random = randomOf(7);
  const size = (RATE * PIECE_MS) / 1000;
  let afterMs = 0;
  const posts = Array.from({ length: Math.ceil(pcm.length / size) }, (_, i): Post => {
    afterMs = Math.max(afterMs, fromMs + i * PIECE_MS + random() * jitterMs);
    return { afterMs, type: 'offscreen/say', turnId, pcm: pcm.subarray(i * size, (i + 1) * size) };
  });
  return [...posts, { afterMs, type: 'offscreen/said', turnId }];
}

/** All of it, at once. */
function whole(turnId: string, pcm: Int16Array): Post[] {
  return [
    { afterMs: 0, type: 'offscreen/say', turnId, pcm },
    { afterMs: 0, type: 'offscreen/said', turnId },
  ];
}

/** When each piece was meant to come, ms; a crowded machine adds to that. */
function meant(posts: readonly Post[]): number[] {
  return posts.filter(({ type }) => type === 'offscreen/say').map(({ afterMs }) => afterMs);
}

/** By so much a piece is late for other reasons than the jitter, ms. */
const STRAY_MS = 20;

type Played = Extract<Came, { type: 'worker/played' }>;

async function reports(desk: VoiceDesk, turnId: string): Promise<Played[]> {
  return (await desk.came()).filter(
    (one) => one.type === 'worker/played' && one.turnId === turnId,
  ) as Played[];
}

function over(desk: VoiceDesk, turnId: string): Promise<Played> {
  return until(`the end of ${turnId}`, async () => (await reports(desk, turnId)).find((one) => one.over));
}

test('what is said is played sample by sample, and it is told how far', async ({ desk }) => {
  const pcm = answer(15);
  await desk.post(whole('a', pcm));
  expect(await over(desk, 'a')).toMatchObject({ ms: 1_500, gaps: 0 });
  await desk.quiet(0);
  const { samples } = await desk.played();
  expect(difference(sounding(samples), pcm)).toBeLessThanOrEqual(1);
  const told = (await reports(desk, 'a')).map(({ ms }) => ms);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.length, 'some times a second').toBeGreaterThanOrEqual(4);
});

test('at 200 ms of jitter no sound is missing in the middle once that is known', async ({ desk }) => {
  await desk.post(paced('first', answer(10), 200));
  await over(desk, 'first');
  const before = await desk.quiet(0);
  const known = (await reports(desk, 'first')).at(-1)?.gaps ?? 0;
  const pcm = answer(31);
  const posts = paced('a', pcm, 200);
  await desk.post(posts);
  const gaps = ((await over(desk, 'a')).gaps ?? 0) - known;
  expect(gaps).toBeLessThanOrEqual(strayed(meant(posts), await desk.arrivals('a'), STRAY_MS));
  await desk.quiet(before);
  const { samples } = await desk.played();
  expect(gapsIn(sounding(samples.subarray(before)), pcm), 'and all of it is there').toBe(gaps);
});

test('a hush is silent at once, tells how far it was, and the next answer is whole', async ({ desk }) => {
  const all = answer(150);
  await desk.post(whole('a', all));
  await until('half a second of it', async () => ((await reports(desk, 'a')).at(-1)?.ms ?? 0) > 500);
  await desk.post([{ afterMs: 0, type: 'offscreen/hush' }]);
  const { ms } = await over(desk, 'a');
  // Else the next answer can follow without a silence that could be told from one.
  const before = await desk.quiet(0);
  // A piece of what was cut that was still on its way, and another answer.
  const next = answer(5);
  await desk.post([{ afterMs: 0, type: 'offscreen/say', turnId: 'a', pcm: answer(3) }, ...whole('b', next)]);
  await over(desk, 'b');
  await desk.quiet(before);

  const { samples } = await desk.played();
  const start = samples.findIndex((sample) => Math.abs(sample) > 1e-6);
  // 20 ms without a sound: within a tone there are none.
  const silent = 20 * (RATE / 1000);
  const end = samples.findIndex(
    (_, i) => i > start && samples.subarray(i, i + silent).every((sample) => Math.abs(sample) < 1e-6),
  );
  // How soon it is silent is measured by the benchmark: here it must not go on to its end.
  expect(end - start).toBeLessThan(0.9 * all.length);
  expect(Math.abs(ms - (1000 * (end - start)) / RATE), 'what was told').toBeLessThan(15);
  expect(difference(sounding(samples.subarray(end)), next)).toBeLessThanOrEqual(1);
});

test('volume and mute take effect at once, and what is muted goes on', async ({ desk }) => {
  const pcm = compose([{ tone: 4, ms: 40_000 }], RATE);
  await desk.post(whole('a', pcm));
  const loudest = async () => {
    const { samples } = await desk.played();
    return Math.round(
      100 * samples.subarray(-RATE / 20).reduce((most, one) => Math.max(most, Math.abs(one)), 0),
    );
  };
  const full = Math.round((100 * pcm.reduce((most, one) => Math.max(most, Math.abs(one)), 0)) / 32_768);
  await until('all of it', async () => Math.abs((await loudest()) - full) <= 1);
  await desk.voice({ microphone: false, volume: 0.5 });
  await until('half of it', async () => Math.abs((await loudest()) - full / 2) <= 1);
  await desk.voice({ microphone: false, muted: true });
  await until('silence', async () => (await loudest()) === 0);
  const at = (await reports(desk, 'a')).at(-1)?.ms ?? 0;
  await until('more of it', async () => ((await reports(desk, 'a')).at(-1)?.ms ?? 0) > at);
  await desk.voice({ microphone: false });
  await until('sound again', async () => (await loudest()) > 0);
});

test('with nothing to say the loudspeaker is let go after a while, and is back at once', async ({ desk }) => {
  await desk.post(whole('a', answer(3)));
  await over(desk, 'a');
  expect(await desk.contexts()).toEqual(['running']);
  await until('it to rest', async () => (await desk.contexts())[0] === 'suspended', { timeout: 25_000 });
  const before = await desk.quiet(0);
  const pcm = answer(3);
  await desk.post(whole('b', pcm));
  expect(await over(desk, 'b')).toMatchObject({ ms: 300 });
  await desk.quiet(before);
  expect(difference(sounding((await desk.played()).samples.subarray(before)), pcm)).toBeLessThanOrEqual(1);
});

test('eleven minutes that come at once do no harm, and when it is turned off nothing stays open', async ({
  desk,
}) => {
  const minute = compose([{ tone: 3, ms: 60_000 }], RATE);
  // More than waits for its turn.
  for (let i = 0; i < 11; i++)
    await desk.post([{ afterMs: 0, type: 'offscreen/say', turnId: 'a', pcm: minute }]);
  await desk.post([{ afterMs: 0, type: 'offscreen/said', turnId: 'a' }]);
  await until('it to begin', async () => (await reports(desk, 'a')).length > 0);
  await desk.tell({ type: 'offscreen/voice-off' });
  expect(await desk.contexts()).toEqual(['closed']);
});

test('turned off and on again, it tells of what is said then from its beginning', async ({ desk }) => {
  await desk.post(whole('a', answer(3)));
  await over(desk, 'a');
  await desk.tell({ type: 'offscreen/voice-off' });
  await desk.voice({ microphone: false });
  await desk.post(whole('b', answer(10)));
  expect(await over(desk, 'b')).toMatchObject({ ms: 1_000 });
});
