import type { Page } from 'puppeteer';
import type { Extension } from '../../e2e/support/extension';
import { choose, press } from '../../e2e/support/find';
import { Sound } from '../../e2e/support/sound';
import { allowMicrophone, talking } from '../../e2e/support/talking';
import { until } from '../../e2e/support/until';
import { setSettings } from '../../e2e/support/user';
import type { Live } from '../../gemini-server/live';
import type { Stretch } from '../../sound/make';
import { openStage, type Stage } from '../stage';

/** A Live conversation about a page at rest, of whose changes the model is not told. */
export interface LiveStage extends Stage {
  live: Live;
  panel: Page;
  sound: Sound;
  /** Waits until it is heard, or was told to be off. */
  microphone(on: boolean): Promise<void>;
}

/** @param watched whether what is opened and heard is recorded, which costs the browser time */
export async function openLive(said: Stretch[], watched: boolean): Promise<LiveStage> {
  const talker = await talking(said);
  const stage = await openStage({ args: talker.args, panel: 'open', send: 'changed' });
  await allowMicrophone(stage);
  const { extension, gemini } = stage;
  const { live } = gemini;
  const page = await stage.page('code.html#live');
  await extension.clickIcon(page);
  const panel = await extension.panel();
  const sound = await soundOf(extension, watched);
  await setSettings(panel, { liveComments: false });
  await choose(panel, 'Engine', 'Live conversation');
  await page.bringToFront();
  await live.waitFor(({ session }) => session.frames.all.length > 0, { timeoutMs: 15_000 });
  const microphone = async (on: boolean) => {
    const { arrivals } = live.session.audio;
    const [heard, { length: ended }] = [arrivals.length, live.session.activity];
    await press(panel, 'button', 'Microphone');
    await live.waitFor(
      ({ session }) => (on ? session.audio.arrivals.length > heard : session.activity.length > ended),
      { timeoutMs: 15_000 },
    );
  };
  const close = async () => {
    await stage.close();
    talker.remove();
  };
  return { ...stage, live, panel, sound, microphone, close };
}

async function soundOf(extension: Extension, watched: boolean): Promise<Sound> {
  if (watched) return Sound.watch(extension);
  const target = await until('the offscreen document', () => extension.offscreen());
  return new Sound(await target.asPage());
}
