import { expect } from 'vitest';
import type { TabSound } from '../../lib/model';
import { compose } from '../sound/make';
import { loudness, shareOf, shareWithGaps } from './support/hearing';
import { test } from './support/scene';
import { allowMicrophone, talking } from './support/talking';
import { until } from './support/until';
import { VoiceDesk } from './support/voice';

/** The sound of a watched tab in a conversation: beside the microphone's, or in its place. */

const RATE = 16_000;
const TAB_HERTZ = 440;
/** Numbered tones 10, 20 and 25. */
const MICROPHONE_HERTZ = 1_400;
const MODEL_TONE = 25;
const MODEL_HERTZ = 2_900;
/** Longer than it is listened to. */
const SPEECH_MS = 40_000;

/** Half a second of what came last. */
async function latest(desk: VoiceDesk): Promise<Float32Array> {
  const pcm = await desk.heard();
  return Float32Array.from(pcm.subarray(-RATE / 2), (value) => value / 32_768);
}

/** Watches a tab with its sound, as the worker has it done. */
async function watch(desk: VoiceDesk, tabId: number): Promise<void> {
  const streamId = await desk.page.evaluate(
    (targetTabId) => chrome.tabCapture.getMediaStreamId({ targetTabId }),
    tabId,
  );
  const answer = await desk.tell({
    type: 'offscreen/start',
    sessionId: 'session',
    streamId,
    limitMs: 600_000,
    muted: false,
    intervalMs: 60_000,
    sight: { detail: 'low', generation: 3 },
    gate: { send: 'changed', ignoreBusy: false },
    sound: true,
  });
  expect(answer).toMatchObject({ ok: true });
}

test('a tab’s sound goes out instead of the microphone’s or with it; the model’s own voice never does', async ({
  open,
}) => {
  const microphone = await talking([{ tone: 10, ms: 150 }, { silence: 100 }]);
  const scene = await open({
    args: [...microphone.args, '--autoplay-policy=no-user-gesture-required'],
    ignoreDefaultArgs: ['--mute-audio'],
  });
  await allowMicrophone(scene);
  const page = await scene.page('tone.html');
  await scene.extension.clickIcon(page);
  const panel = await scene.extension.panel();
  const tabId = await until('the tab in front', () =>
    panel.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id),
  );
  const desk = await VoiceDesk.open(scene.extension);
  await watch(desk, tabId);

  const voice = async (tabSound: TabSound) => expect(await desk.voice({ tabSound })).toEqual({ ok: true });
  const shares = async () => {
    const samples = await latest(desk);
    const share = (hertz: number) => shareWithGaps(hertz, samples, RATE);
    // What a gap spreads over all frequencies is nothing over half a second.
    const model = shareOf(MODEL_HERTZ, samples, RATE);
    return { tab: share(TAB_HERTZ), microphone: share(MICROPHONE_HERTZ), model };
  };
  const isTabAlone = async () => {
    const { tab, microphone } = await shares();
    return tab > 0.9 && microphone < 0.01;
  };
  const seen = async () =>
    `${JSON.stringify(await shares())} of ${(await desk.heard()).length}; ${JSON.stringify(await desk.tracks())} ${await desk.contexts()}`;

  await voice('instead');
  await until('the tab alone', isTabAlone, { seen });
  expect(await desk.tracks(), 'no microphone is open').not.toContainEqual(
    expect.objectContaining({ settings: expect.objectContaining({ echoCancellation: true }) }),
  );
  // Now the model speaks, as loud as the tab.
  const speech = compose([{ tone: MODEL_TONE, ms: SPEECH_MS, level: -9 }], 24_000);
  await desk.post([{ afterMs: 0, type: 'offscreen/say', turnId: 'a', pcm: speech }]);
  const playedMs = async () =>
    Math.max(0, ...(await desk.came()).map((one) => (one.type === 'worker/played' ? one.ms : 0)));
  await until('a second of speech', async () => (await playedMs()) > 1_000);
  // A machine that is busy can lose a moment of the tab's sound.
  const beside = await until('the tab', async () => [await shares()].find(({ tab }) => tab > 0.9), { seen });
  expect(beside.model).toBeLessThan(0.001);
  expect(await playedMs(), 'the model was still speaking').toBeLessThan(SPEECH_MS);
  await desk.post([{ afterMs: 0, type: 'offscreen/hush' }]);

  await voice('mixed');
  await until('both', async () => (await shares()).microphone > 0.05 && (await shares()).tab > 0.3, { seen });
  await voice('no');
  await until(
    'the microphone alone',
    async () => (await shares()).tab < 0.01 && (await shares()).microphone > 0.5,
    {
      seen,
    },
  );
  expect(loudness(await latest(desk))).toBeGreaterThan(0.01);

  await voice('instead');
  await until('the tab again', isTabAlone, { seen });
  // The source ends: there is nothing to listen to.
  await desk.tell({ type: 'offscreen/stop' });
  await until('its end', async () => {
    const last = (await desk.came()).findLast((one) => one.type === 'worker/sound');
    return last?.type === 'worker/sound' && last.input === 'audio-end';
  });
  microphone.remove();
});
