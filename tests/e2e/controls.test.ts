import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiServer } from '../gemini-server/index';
import { byRole, has, press, save } from './support/find';
import { capturedTabs, focused, names, reply, says, status } from './support/panel';
import { rows } from './support/rows';
import { counts } from './support/saving';
import { type Scene, test } from './support/scene';
import { until } from './support/until';
import { openAdvanced } from './support/user';

/** Pause, Resume, Stop, and whether badge and status line tell the truth. */

const ROUTINE = /^(Capturing|Waiting for the model…)$/;

/** Watches a page that counts. */
async function watchCounter(scene: Scene): Promise<{ page: Page; panel: Page }> {
  const page = await scene.page('counter.html?every=200');
  const panel = await scene.watch(page);
  await scene.gemini.waitForAnswers(2);
  return { page, panel };
}

const countOn = (page: Page) => page.$eval('output', (output) => Number(output.textContent));

/** While the page counts to 15, three pictures would have come; none may. */
async function nothingArrives(gemini: GeminiServer, page: Page): Promise<void> {
  const before = gemini.answers.length;
  await counts15(page, await countOn(page));
  expect(gemini.answers.length - before, 'pictures that came nevertheless').toBe(0);
}

/** The same in a pause: what was on its way may still come, but nothing that the page has shown since. */
async function nothingNewArrives(gemini: GeminiServer, page: Page): Promise<void> {
  const from = await countOn(page);
  await counts15(page, from);
  expect(gemini.answers.flatMap(counts).filter((shown) => shown > from)).toEqual([]);
}

async function counts15(page: Page, from: number): Promise<void> {
  await until('the page to count to 15', async () => (await countOn(page)) >= from + 15);
}

async function badgeIs(scene: Scene, text: string): Promise<void> {
  await until(`the badge "${text}"`, async () => (await scene.extension.badge()) === text, {
    seen: () => scene.extension.badge(),
  });
}

test('pause, resume and stop with the keyboard alone', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { page, panel } = await watchCounter(scene);
  await (await byRole(panel, 'button', 'Pause')).focus();
  await panel.keyboard.press('Enter');
  await says(panel, 'Paused');
  await badgeIs(scene, 'II');
  expect(await focused(panel)).toBe('Resume');
  await nothingNewArrives(gemini, page);

  const paused = gemini.answers.length;
  await panel.keyboard.press('Enter');
  await gemini.waitForAnswers(paused + 2);
  await says(panel, ROUTINE);
  expect(await focused(panel)).toBe('Pause');

  await panel.keyboard.press('Tab');
  expect(await focused(panel)).toBe('Stop');
  await panel.keyboard.press('Enter');
  await says(panel, 'Stopped');
  await badgeIs(scene, '');
  expect(await focused(panel)).toBe('Start');
  await until('nothing to hold the tab any more', () => !extension.offscreen());
  await until('no tab to be captured', async () => (await capturedTabs(panel)) === 0);
  await names(panel, 'Nothing is watched');
  await nothingArrives(gemini, page);

  // The click on the icon still counts for this tab.
  const stopped = gemini.answers.length;
  await panel.keyboard.press('Enter');
  await gemini.waitForAnswers(stopped + 2);
  await says(panel, ROUTINE);
  expect(await focused(panel)).toBe('Pause');
});

test('badge, tooltip and status line say the same, and the truth', async ({ scene }) => {
  const { extension, gemini } = scene;
  const isShown = async (panel: Page, badge: string, words: string) => {
    const expected = `${words} | ${badge} | Screen Helper: ${words}`;
    const shown = async () => {
      const tooltip = await panel.evaluate(() => chrome.action.getTitle({}));
      return `${await status(panel)} | ${await extension.badge()} | ${tooltip}`;
    };
    // At one time: each request makes a short "Waiting" of all three.
    await until(expected, async () => (await shown()) === expected, { seen: shown });
  };
  gemini.replyAlways(() => 'Seen.');
  const options = await extension.options();
  await openAdvanced(options);
  await save(options, 'API address', gemini.url);
  const page = await scene.page('counter.html?every=200');
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await isShown(panel, '?', 'Not started: your agreement is needed');
  await press(panel, 'button', 'Not now');
  await isShown(panel, '', 'Idle');
  await press(panel, 'button', 'Start');
  await press(panel, 'button', 'I agree');
  await isShown(panel, '?', 'Not started: a Gemini API key is needed');
  await save(await extension.options(), 'Gemini API key', gemini.key);
  await reply(panel, 'Seen.');
  await isShown(panel, '●', 'Capturing');

  gemini.hold();
  await isShown(panel, '…', 'Waiting for the model…');
  await press(panel, 'button', 'Pause');
  await isShown(panel, 'II', 'Paused');
  gemini.release();
  await press(panel, 'button', 'Resume');
  await says(panel, ROUTINE);

  gemini.fault('quota-day');
  await isShown(panel, '!', 'Failed: Today’s quota is used up');
  expect(await has(panel, 'button', 'Pause')).toBe(false);
  await press(panel, 'button', 'Start');
  await says(panel, ROUTINE);
  await press(panel, 'button', 'Stop');
  await isShown(panel, '', 'Stopped');
});

test('what is under way at a stop is still shown, and nothing follows it', async ({ scene }) => {
  const { gemini } = scene;
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  const { page, panel } = await watchCounter(scene);
  gemini.hold();
  const last = await until('a reply that waits', () => gemini.held[0]);
  await press(panel, 'button', 'Stop');
  await byRole(panel, 'button', 'Start');
  expect(await has(panel, 'button', 'Pause'), 'nothing is watched any more').toBe(false);
  await says(panel, 'Waiting for the model…');
  gemini.release();
  await reply(panel, `Reply ${last.id}.`);
  await says(panel, 'Stopped');
  await nothingArrives(gemini, page);
});

test('a picture that was to be sent again is not, once stopped', async ({ scene }) => {
  const { gemini } = scene;
  const { page, panel } = await watchCounter(scene);
  // As often as it takes: on a busy machine the first wait may be over before it is looked at.
  gemini.fault('quota-minute', { retryDelay: '2s', times: Number.POSITIVE_INFINITY });
  await says(panel, /^On hold until .*: Too many requests in a minute$/);
  await badgeIs(scene, '⏳');
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await badgeIs(scene, '');
  await nothingArrives(gemini, page);
  await until('all rows to rest', async () => (await rows(panel)).every(({ busy }) => !busy));
});
