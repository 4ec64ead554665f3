import { expect } from 'vitest';
import { compose } from '../sound/make';
import { ask } from './support/asking';
import { press } from './support/find';
import { shareOf, shareWithGaps } from './support/hearing';
import { says } from './support/panel';
import { test } from './support/scene';
import { allowMicrophone, talking } from './support/talking';
import { until } from './support/until';
import { setSettings } from './support/user';

/** The sound of what is watched, in a conversation: with the microphone's or in its place, never the model's own. */

const RATE = 16_000;
const TAB_HERTZ = 440;
/** Numbered tones 10 and 25. */
const MICROPHONE_HERTZ = 1_400;
const MODEL_HERTZ = 2_900;

test('reaches the model, and its own voice never does', async ({ open, onTestFinished }) => {
  const microphone = await talking([{ tone: 10, ms: 150 }, { silence: 100 }]);
  onTestFinished(() => microphone.remove());
  const scene = await open({
    args: [...microphone.args, '--autoplay-policy=no-user-gesture-required'],
    ignoreDefaultArgs: ['--mute-audio'],
  });
  const { live } = scene.gemini;
  await allowMicrophone(scene);
  const options = await scene.extension.options();
  await setSettings(options, { engine: 'live', liveSound: 'instead', liveComments: false });
  const panel = await scene.watch(await scene.page('tone.html'));
  await says(panel, /^(Capturing|Waiting)/);

  const samples = (fromMs: number) => Float32Array.from(live.session.audio.pcm(fromMs));
  const share = (hertz: number, fromMs: number) => shareWithGaps(hertz, samples(fromMs), RATE);
  const latest = () => Math.max(0, live.session.audio.durationMs - 500);
  await live.waitFor(() => latest() > 0 && share(TAB_HERTZ, latest()) > 0.9);

  // As loud as the tab.
  live.reply({ text: 'I hear it.', pcm: compose([{ tone: 25, ms: 2_000, level: -9 }], 24_000) });
  const from = live.session.audio.durationMs;
  await ask(panel, 'Do you hear it?');
  // It speaks for two seconds, after a picture of that moment.
  const isSaid = () => (live.session.turns.at(-1)?.completedAt ?? 0) > 0;
  await live.waitFor(isSaid, { timeoutMs: 10_000 });
  expect(share(TAB_HERTZ, from)).toBeGreaterThan(0.8);
  expect(shareOf(MODEL_HERTZ, samples(from), RATE)).toBeLessThan(0.001);

  await press(panel, 'button', 'Microphone');
  await setSettings(panel, { liveSound: 'mixed' });
  await until('both', () => share(TAB_HERTZ, latest()) > 0.3 && share(MICROPHONE_HERTZ, latest()) > 0.05, {
    seen: () => `${share(TAB_HERTZ, latest())} ${share(MICROPHONE_HERTZ, latest())}`,
  });
  await press(panel, 'button', 'Stop');
  await live.waitFor(({ connection }) => !connection.isOpen);
});
