import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Stretch } from '../../sound/make';
import { writeCapture } from '../../sound/wav';
import { wholeOf } from './attached';
import type { Scene } from './scene';

/** A microphone that plays a file. */
export interface Talking {
  /** What a browser needs to have it. */
  args: string[];
  remove(): void;
}

/** @param once whether it is silent after that; else it begins again. From the start whenever the microphone is opened */
export async function talking(stretches: readonly Stretch[], { once = false } = {}): Promise<Talking> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'screen-helper-voice-'));
  const file = path.join(folder, 'microphone.wav');
  // At the end of its file Chromium goes on with what it read last.
  await writeCapture(file, once ? [...stretches, { silence: 1_000 }] : stretches);
  return {
    args: [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}${once ? '%noloop' : ''}`,
    ],
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** What a user does in the page that asks. */
export async function allowMicrophone({
  browser,
  extension,
}: Pick<Scene, 'browser' | 'extension'>): Promise<void> {
  await browser.defaultBrowserContext().overridePermissions(extension.address(), ['microphone']);
}

/** What the user answers the browser, or has in its settings. */
export async function answerMicrophone(
  { browser, extension }: Scene,
  setting: 'granted' | 'denied',
): Promise<void> {
  const session = await wholeOf(browser);
  const origin = extension.address();
  await session.send('Browser.setPermission', { permission: { name: 'microphone' }, setting, origin });
}
