import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { Media } from '../gemini-server/types';
import { clipsIn, expectWhole } from './support/clips';
import { byRole, choose, has, press, sees } from './support/find';
import { log, names, reply, says } from './support/panel';
import { codeIn, type Scene, type SceneOptions, test } from './support/scene';
import { SCREENS, type Screen } from './support/screen';
import { until } from './support/until';
import { probe } from './support/video';

/** Watching a window or a screen, which the browser lets its user pick. */

const WHOLE_SCREEN = ['--auto-select-desktop-capture-source=Entire screen'];
const PICKER = 'Choose what to share';
const BAR = 'is sharing your screen';

interface Watching {
  scene: Scene;
  panel: Page;
}

/** A visible browser that watches a tab. */
async function watchTab(
  open: (options: SceneOptions) => Promise<Scene>,
  screen: Screen,
  args: string[] = [],
): Promise<Watching> {
  const scene = await open({ display: screen.name, args });
  scene.gemini.replyAlways((request) => {
    const [{ width = 0 } = {}] = request.images;
    return `The code says ${codeIn(request)}, in a picture ${width > 1900 ? 'of the screen' : 'of the tab'}.`;
  });
  const panel = await scene.watch(await scene.page('code.html#on-screen'));
  await reply(panel, 'The code says on-screen, in a picture of the tab.');
  return { scene, panel };
}

/** That it is over may be told a moment before the source is released. */
async function releases({ extension }: Scene): Promise<void> {
  await until('the source to be released', () => !extension.offscreen());
}

async function startOther(panel: Page, source: string): Promise<void> {
  await choose(panel, 'Source', source);
  await press(panel, 'button', 'Start');
}

test.runIf(SCREENS)('from a tab to the screen and back, in one conversation', async ({ open, screen }) => {
  const { scene, panel } = await watchTab(open, screen, WHOLE_SCREEN);
  await startOther(panel, 'Window or screen');
  await reply(panel, 'The code says on-screen, in a picture of the screen.');
  await names(panel, 'A window or screen');
  const pictures = scene.gemini.answers.flatMap(({ images }) => images);
  const picture = pictures.find(({ width }) => width > 1900);
  expect(picture).toMatchObject({ width: 1920, height: 1080, mimeType: 'image/webp' });
  expect(await has(panel, 'button', 'Start'), 'nothing left to switch to').toBe(false);

  // The click on the icon still counts for the tab.
  await startOther(panel, 'This tab');
  await names(panel, 'on-screen');
  await until(
    'pictures of the tab again',
    () => (scene.gemini.answers.at(-1)?.images[0]?.width ?? 1920) < 1900,
  );
  await screen.gone(BAR);
  expect(await log(panel)).toMatch(
    /Watching on-screen since .*switched.*Watching a window or screen since .*of the screen.*switched.*Watching on-screen since /s,
  );
});

test.runIf(SCREENS)('sharing is ended from the browser’s own bar', async ({ open, screen }) => {
  const { scene, panel } = await watchTab(open, screen, WHOLE_SCREEN);
  await startOther(panel, 'Window or screen');
  await reply(panel, 'The code says on-screen, in a picture of the screen.');
  // "Stop sharing" is the button right of the middle; no page can see or press it.
  await screen.click(BAR, 0.74, 0.5);
  await says(panel, 'Stopped: sharing was ended in the browser');
  await names(panel, 'Nothing is watched');
  await byRole(panel, 'button', 'Start');
  await releases(scene);
  await until('the badge to be empty', async () => (await scene.extension.badge()) === '');
});

test.runIf(SCREENS)('the picker is cancelled: what was watched is watched on', async ({ open, screen }) => {
  const { scene, panel } = await watchTab(open, screen);
  await startOther(panel, 'Window or screen');
  await screen.window(PICKER);
  await says(panel, 'Switching; still capturing');
  const before = scene.gemini.answers.length;
  await scene.gemini.waitForAnswers(before + 1);
  await screen.press('Escape');
  await sees(panel, 'Nothing was chosen to watch');
  await names(panel, 'on-screen');
  await says(panel, /^(Capturing|Waiting for the model…)$/);
  expect(await log(panel)).not.toContain('Stopped');

  // With nothing watched, the same leaves nothing behind.
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await press(panel, 'button', 'Start');
  await screen.window(PICKER);
  await says(panel, 'Starting…');
  await screen.press('Escape');
  await sees(panel, 'Nothing was chosen to watch');
  await says(panel, 'Stopped');
  await releases(scene);
});

test.runIf(SCREENS)('a stop while the picker is open closes it', async ({ open, screen }) => {
  const { scene, panel } = await watchTab(open, screen);
  await startOther(panel, 'Window or screen');
  await screen.window(PICKER);
  await press(panel, 'button', 'Stop');
  await screen.gone(PICKER);
  await says(panel, 'Stopped');
  expect(await has(panel, 'alert')).toBe(false);
  await releases(scene);
});

test.runIf(SCREENS)('the screen in clips', async ({ open, screen }) => {
  const { scene, panel } = await watchTab(open, screen, WHOLE_SCREEN);
  await choose(panel, 'Capture', 'Clips');
  await startOther(panel, 'Window or screen');
  await names(panel, 'A window or screen');
  const [clip] = await until('a clip of the screen', async () => {
    const all = clipsIn(scene.gemini.answers);
    const sizes = await Promise.all(all.map(probe));
    const ofScreen = all.filter((_, place) => (sizes[place]?.width ?? 0) > 1900);
    return ofScreen.length > 0 && ofScreen;
  });
  await expectWhole(clip as Media, 2);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await screen.gone(BAR);
});
