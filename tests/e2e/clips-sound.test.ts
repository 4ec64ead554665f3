import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { Media } from '../gemini-server/types';
import { clipsIn, watchInClips } from './support/clips';
import { loudness, pieces, shareWithGaps } from './support/hearing';
import { test as base, type Scene } from './support/scene';
import { openSpeaker, SPEAKER_RATE, type Speaker } from './support/speaker';
import { until } from './support/until';
import { setSettings } from './support/user';
import { probe, sound } from './support/video';

/** The sound of a filmed tab: in the clips, and from the loudspeaker as before. */

interface Fixtures {
  speaker: Speaker;
  /** A page that sounds at 440 Hz, half as loud as can be, from the loudspeaker. */
  tone: { scene: Scene; page: Page };
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of what a fixture needs from here
  speaker: async ({}, use) => {
    const speaker = openSpeaker();
    await use(speaker);
    speaker.close();
  },
  tone: async ({ open, speaker, skip }, use) => {
    const scene = await open(speaker.options);
    const page = await scene.page('tone.html');
    await sounds(speaker, true).catch(() => skip('The browser does not play through ALSA here.'));
    await use({ scene, page });
  },
});

const HERTZ = 440;
const LOUDNESS = 0.5 / Math.SQRT2;

function isTone(samples: Float32Array, rate: number): boolean {
  return Math.abs(loudness(samples) - LOUDNESS) < 0.05 && shareWithGaps(HERTZ, samples, rate) > 0.8;
}

/** Waits until the loudspeaker plays the tone, or nothing. */
async function sounds(speaker: Speaker, loud: boolean): Promise<void> {
  const isSo = () => {
    const samples = speaker.heard();
    return loud ? isTone(samples, SPEAKER_RATE) : loudness(samples) < 0.001;
  };
  const seen = () => `${loudness(speaker.heard())}`;
  await until(loud ? 'the tone' : 'silence', isSo, { timeout: 10_000, seen });
}

/** The tab that sounds. */
async function soundingTab(scene: Scene): Promise<number> {
  const options = await scene.extension.options();
  return until('a tab that sounds', () =>
    options.evaluate(async () => (await chrome.tabs.query({ audible: true }))[0]?.id),
  );
}

async function mute(scene: Scene, tab: number, muted: boolean): Promise<void> {
  const options = await scene.extension.options();
  await options.evaluate((id, isMuted) => chrome.tabs.update(id, { muted: isMuted }), tab, muted);
}

/** The tenths of a second have the tone: most of them, as a machine that is too busy plays the page's sound with gaps. */
async function expectTone(clip: Media, from = 0): Promise<void> {
  const rate = 48_000;
  const tenths = pieces(await sound(clip, rate), rate, 0.1).slice(from * 10);
  const good = tenths.filter((tenth) => isTone(tenth, rate));
  expect(good.length, tenths.map(loudness).join(' ')).toBeGreaterThan(0.5 * tenths.length);
}

test('clips have the tab’s sound, as long as their pictures, and the tab goes on sounding', async ({
  tone,
  speaker,
}) => {
  const { scene, page } = tone;
  await watchInClips(scene, page, { clipSound: true });
  // Nothing changes on the page: but for the sound there would be one clip.
  const clips = clipsIn(await scene.gemini.waitForAnswers(3, { timeoutMs: 20_000 }));
  await sounds(speaker, true);
  for (const [index, clip] of clips.entries()) {
    const { duration, sound: track } = await probe(clip);
    expect(Math.abs(duration - 2), `${duration} s`).toBeLessThan(0.005);
    expect(Math.abs((track?.duration ?? 0) - 2)).toBeLessThan(0.005);
    // The film begins with a moment of silence, while everything is set up.
    await expectTone(clip, index === 0 ? 0.6 : 0);
  }
});

test('a tab that its user has muted stays silent, and is heard in the clips', async ({ tone, speaker }) => {
  const { scene, page } = tone;
  const tab = await soundingTab(scene);
  await mute(scene, tab, true);
  await sounds(speaker, false);
  await watchInClips(scene, page, { clipSound: true });
  const clips = clipsIn(await scene.gemini.waitForAnswers(2, { timeoutMs: 20_000 }));
  expect(loudness(speaker.heard()), 'muted before').toBeLessThan(0.001);
  await expectTone(clips[1] as Media);
  await mute(scene, tab, false);
  await sounds(speaker, true);
  await mute(scene, tab, true);
  await sounds(speaker, false);
});

test('without the setting clips are silent, and nothing is done to the sound', async ({ tone, speaker }) => {
  const { scene, page } = tone;
  await watchInClips(scene, page);
  const [clip] = clipsIn(await scene.gemini.waitForAnswers(1, { timeoutMs: 20_000 })) as [Media];
  expect((await probe(clip)).sound).toBeUndefined();
  await sounds(speaker, true);
});

test('sound that was wanted at the start is in clips that take over from snapshots, until it is turned off', async ({
  tone,
  speaker,
}) => {
  const { scene, page } = tone;
  const { gemini } = scene;
  const panel = await watchInClips(scene, page, { capture: 'frames', clipSound: true, sendWhat: 'every' });
  await gemini.waitForAnswers(1, { timeoutMs: 20_000 });
  await sounds(speaker, true);
  await setSettings(panel, { capture: 'clips' });
  const clips = async (hasSound: boolean) => {
    const probed = await Promise.all(clipsIn(gemini.answers).map(probe));
    return probed.filter(({ sound: track }) => (track !== undefined) === hasSound).length;
  };
  await until('clips that sound', async () => (await clips(true)) >= 2, { timeout: 20_000 });
  await expectTone(clipsIn(gemini.answers)[1] as Media);
  expect(await clips(false)).toBe(0);
  await setSettings(panel, { clipSound: false });
  await until('clips without sound', async () => (await clips(false)) >= 2, { timeout: 20_000 });
  await sounds(speaker, true);
});
