import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible';
import { byRole, has, press, sees } from './support/find';
import { type Scene, test } from './support/scene';
import { SCREENS } from './support/screen';
import { answerMicrophone } from './support/talking';
import { until } from './support/until';

/** The page in a tab that asks for the microphone. */

const FAKE = { args: ['--use-fake-device-for-media-stream'] };

interface Asked {
  /** From which it was opened. */
  before: Page;
  page: Page;
  /** What the worker was told, in order. */
  told(): Promise<boolean[]>;
}

async function ask({ browser, extension }: Scene): Promise<Asked> {
  const before = await extension.options();
  await before.evaluate(openFromHere);
  const target = await until('the page', () =>
    browser.targets().find((one) => one.url().includes('microphone.html')),
  );
  const page = (await target.page()) as Page;
  await page.bringToFront();
  const told = () => before.evaluate(() => (globalThis as unknown as { told: boolean[] }).told);
  return { before, page, told };
}

/** Runs in the page. */
async function openFromHere(): Promise<void> {
  const told: boolean[] = [];
  Object.assign(globalThis, { told });
  chrome.runtime.onMessage.addListener((message) => {
    if (message.type === 'worker/microphone-asked') told.push(message.granted);
  });
  const here = await chrome.tabs.getCurrent();
  await chrome.tabs.create({ url: 'microphone.html', openerTabId: here?.id });
}

/** Runs in the page, which closes soon after: resolves when these words are there. */
function hasSaid(words: string): Promise<void> {
  return new Promise((resolve) => {
    new MutationObserver(() => {
      if (document.body.innerText.includes(words)) resolve();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

// Visible: a browser that nobody can see leaves a page that asks without an answer to anything else.
test.runIf(SCREENS)('it says why, asks, closes itself and goes back', async ({ open, screen }) => {
  const scene = await open({ ...FAKE, display: screen.name });
  const { before, page, told } = await ask(scene);
  await byRole(page, 'heading', 'Talk with Screen Helper');
  await byRole(page, 'heading', 'What happens with the sound');
  await expectAccessible(page, 'before it asks');
  await press(page, 'button', 'Allow the microphone');
  await sees(page, 'Chrome asks you now');
  expect(await has(page, 'button', 'Allow the microphone')).toBe(false);
  expect(await told(), 'while the user thinks').toEqual([]);
  const said = page.evaluate(hasSaid, 'You can close this tab');
  await answerMicrophone(scene, 'granted');
  await said;
  await until('it to close', () => page.isClosed());
  await until('the tab from before', () => before.evaluate(() => document.visibilityState === 'visible'));
  expect(await told()).toEqual([true]);
});

test('a refusal says what to do; what is changed in the settings is taken up', async ({ open }) => {
  const scene = await open(FAKE);
  await answerMicrophone(scene, 'denied');
  const { page, told } = await ask(scene);
  await sees(page, 'The microphone may not be used');
  await expectAccessible(page, 'refused');
  await press(page, 'button', 'Try again');
  await until('the worker to know', async () => (await told()).at(-1) === false);
  await sees(page, 'The microphone may not be used');
  await press(page, 'button', 'Open Chrome’s settings');
  const isThere = () =>
    scene.browser.targets().some((target) => target.url().startsWith('chrome://settings/content'));
  await until('the settings', isThere);
  await answerMicrophone(scene, 'granted');
  await until('it to close', () => page.isClosed());
  expect(await told()).toEqual([false, true]);
});

test('where nothing is connected it says so; closed without an answer, nobody waits for one', async ({
  open,
}) => {
  const scene = await open(FAKE);
  const { page, told } = await ask(scene);
  await byRole(page, 'button', 'Allow the microphone');
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('Requested device not found', 'NotFoundError');
    };
  });
  await press(page, 'button', 'Allow the microphone');
  await sees(page, 'No microphone was found');
  await byRole(page, 'button', 'Try again');
  await expectAccessible(page, 'no microphone');
  await until('the worker to know', async () => (await told()).length === 1);
  expect(await told()).toEqual([false]);
  await page.close();

  const again = await ask(scene);
  await byRole(again.page, 'button', 'Allow the microphone');
  await again.page.close({ runBeforeUnload: false });
  await until('the worker to know', async () => (await again.told()).length === 1);
});
