import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { LiveSession } from '../gemini-server/live';
import { readMarkers } from '../sound/markers';
import { answered } from './support/asking';
import { converseAloud, words } from './support/conversing';
import { byRole, has, press, sees } from './support/find';
import { test } from './support/scene';
import { allowMicrophone, talking } from './support/talking';
import { saying, TONE_MS } from './support/tones';
import { until } from './support/until';
import { setSettings } from './support/user';

/** Push to talk: by pointer and by the space bar, and nothing in between. */

const TONES = 25;
const RATE = 16_000;

/** Runs in the offscreen document. */
function isListening(): boolean {
  return openedContexts.some(({ sampleRate, currentTime }) => sampleRate === 16_000 && currentTime > 0.5);
}

const kinds = ({ activity }: LiveSession) => activity.map(({ kind }) => kind);

/** What was said since then: each tone after the one before it, whole but for the two that the key cuts. */
function expectTones({ audio }: LiveSession, fromMs: number): void {
  const tones = readMarkers(audio.pcm(fromMs), RATE);
  const told = tones.map(({ marker, startMs, durationMs }) => `${marker}@${startMs}+${durationMs}`).join(' ');
  expect(tones.length, told).toBeGreaterThanOrEqual(5);
  for (const [i, { marker, durationMs }] of tones.entries()) {
    const before = tones[i - 1];
    if (before) expect(marker, told).toBe((before.marker + 1) % TONES);
    const isCut = i === 0 || i === tones.length - 1;
    if (!isCut) expect(Math.abs(durationMs - TONE_MS), told).toBeLessThanOrEqual(20);
  }
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
  expectTones(live.session, 0);

  await letGo(panel);
  await panel.keyboard.down('Space');
  await live.waitFor(({ session }) => session.audio.durationMs > durationMs + 1_200);
  await panel.keyboard.up('Space');
  await live.waitFor(({ session }) => kinds(session).length === 4);
  expect((await answered(panel, 'By key.')).reply).toBe('By the space bar.');
  expectTones(live.session, durationMs);
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
