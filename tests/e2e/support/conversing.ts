import type { Page } from 'puppeteer';
import type { LiveReply } from '../../gemini-server/live';
import { choose, press } from './find';
import { says } from './panel';
import type { Scene } from './scene';
import { Sound } from './sound';
import { setSettings } from './user';

/** A Live conversation about a page, as its user begins it. */

interface Options {
  /** Whether the model is told of changes; it is not, unless told otherwise. */
  comments?: boolean;
}

/** From a fresh installation to a conversation about `page`. Answers the panel. */
export async function converse(scene: Scene, page: Page, { comments = false }: Options = {}): Promise<Page> {
  const panel = await scene.watch(page);
  await says(panel, /^(Capturing|Waiting)/);
  await press(panel, 'button', 'Stop');
  await says(panel, /^Stopped/);
  await choose(panel, 'Engine', 'Live conversation');
  if (!comments) await press(panel, 'switch', 'Comment on changes');
  await page.bringToFront();
  await press(panel, 'button', 'Start');
  await scene.gemini.live.waitFor(({ session }) => session.frames.all.length > 0);
  return panel;
}

/**
 * The same with everything that is heard and played being watched: that has to begin before the sound is opened, so it
 * begins with requests. The model is not told of changes.
 */
export async function converseAloud(scene: Scene, page: Page): Promise<{ panel: Page; sound: Sound }> {
  const panel = await scene.watch(page);
  await says(panel, /^(Capturing|Waiting)/);
  const sound = await Sound.watch(scene.extension);
  await setSettings(panel, { liveComments: false });
  await choose(panel, 'Engine', 'Live conversation');
  await scene.gemini.live.waitFor(({ session }) => session.frames.all.length > 0);
  return { panel, sound };
}

/** Words that take no time to be said. */
export const words = (text: string): LiveReply => ({ text, tones: [] });
