import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { LiveSession } from '../gemini-server/live';
import { answered } from './support/asking';
import { converseAloud, words } from './support/conversing';
import { byRole, has, press, sees } from './support/find';
import { test } from './support/scene';
import type { Sound } from './support/sound';
import { allowMicrophone, talking } from './support/talking';
import { expectPassage, expectRow, saying } from './support/tones';
import { until } from './support/until';
import { setSettings } from './support/user';

/** Push to talk: by pointer and by the space bar, and nothing in between. */

const TONES = 25;

/** Runs in the offscreen document. */
function isListening(): boolean {
  return openedContexts.some(({ sampleRate, currentTime }) => sampleRate === 16_000 && currentTime > 0.5);
}

const kinds = ({ activity }: LiveSession) => activity.map(({ kind }) => kind);

/** What came since then is what was said, in one piece. */
async function expectSpoken(sound: Sound, { audio }: LiveSession, fromMs: number): Promise<void> {
  const pcm = audio.pcm(fromMs);
  await expectPassage(sound, pcm);
  expectRow(pcm, TONES);
}

test('only what is said while it is held is heard, from a moment before', async ({
  open,
  onTestFinished,
}) => {
  const microphone = await talking(saying(0, TONES));
  onTestFinished(() => microphone.remove());
  const scene = await open({ args: microphone.args });
  const { live } = scene.gemini;
  await setSettings(await scene.extension.options(), { pushToTalk: true });
  live.hears('By hand.', 'By key.');
  live.reply(words('By the pointer.'), words('By the space bar.'));
  const { panel, sound } = await converseAloud(scene, await scene.page('code.html#kettle'));
  await allowMicrophone(scene);
  expect(await has(panel, 'button', 'Hold to talk')).toBe(false);
  await press(panel, 'button', 'Microphone');
  const button = await byRole(panel, 'button', 'Hold to talk');
  await until('half a second of listening', () => sound.offscreen.evaluate(isListening));
  expect(live.session.audio.durationMs, 'nothing before it is held').toBe(0);

  await button.hover();
  await panel.mouse.down();
  await sees(panel, 'Hearing you');
  await live.waitFor(({ session }) => session.audio.durationMs > 1_200);
  await panel.mouse.up();
  await live.waitFor(({ session }) => kinds(session).length === 2);
  expect((await answered(panel, 'By hand.')).reply).toBe('By the pointer.');
  const { durationMs, arrivals } = live.session.audio;
  const [start] = live.session.activity;
  // More sound came than time went by: some was kept from before.
  const ahead = arrivals.map((one) => one.startMs + one.durationMs - (one.at - (start?.at ?? 0)));
  expect(Math.max(...ahead)).toBeGreaterThan(20);
  await expectSpoken(sound, live.session, 0);

  await letGo(panel);
  await panel.keyboard.down('Space');
  await live.waitFor(({ session }) => session.audio.durationMs > durationMs + 1_200);
  await panel.keyboard.up('Space');
  await live.waitFor(({ session }) => kinds(session).length === 4);
  expect((await answered(panel, 'By key.')).reply).toBe('By the space bar.');
  await expectSpoken(sound, live.session, durationMs);
  expect(kinds(live.session)).toEqual(['start', 'end', 'start', 'end']);
  expect(live.session.turns.map(({ cause }) => cause)).toEqual(['activity', 'activity']);

  // In a panel that is closed nothing can be let go.
  await panel.keyboard.down('Space');
  await live.waitFor(({ session }) => kinds(session).length === 5);
  await panel.close();
  await live.waitFor(({ session }) => kinds(session).at(-1) === 'end');
});

/** Nothing has the focus. */
async function letGo(panel: Page): Promise<void> {
  await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}
