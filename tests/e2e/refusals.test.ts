import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { EXTENSION_FOLDER } from './support/browser';
import { has, press, textOf, type } from './support/find';
import { openIncognito } from './support/incognito';
import { capturedTabs, names, reply, says } from './support/panel';
import { codeIn, type Scene, test } from './support/scene';
import { until } from './support/until';
import { agree, watch } from './support/user';
import { listening } from './support/worker';

/** Where the browser says no: its own reason, what to do about it, and nothing captured. */

const SECOND = path.join(path.dirname(fileURLToPath(import.meta.url)), 'support', 'second-extension');

/** Nothing was sent beyond `answers`, and nothing is held. */
async function nothingCaptured({ extension, gemini }: Scene, panel: Page, answers = 0): Promise<void> {
  expect(gemini.answers).toHaveLength(answers);
  // It is made while the tab is asked for, and goes with the refusal.
  await until('the offscreen document to go', () => !extension.offscreen());
  expect(await capturedTabs(panel)).toBe(0);
  expect(await has(panel, 'button', 'Start')).toBe(true);
  expect(await extension.badge()).toBe('!');
}

test('a tab whose icon was never clicked; the picker is offered, and works', async ({ open }) => {
  const scene = await open({ args: ['--auto-select-tab-capture-source-by-title=never-clicked'] });
  const { gemini } = scene;
  gemini.replyAlways((request) => `The code says ${codeIn(request)}.`);
  const panel = await scene.watch(await scene.page('code.html#clicked'));
  await reply(panel, 'The code says clicked.');
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  const sent = gemini.answers.length;

  await scene.page('code.html#never-clicked');
  await press(panel, 'button', 'Start');
  await says(panel, 'Failed: Chrome has not opened this tab to Screen Helper');
  const alert = await textOf(panel, 'alert');
  expect(alert).toContain('Click the toolbar icon on this tab');
  expect(alert).toContain('Extension has not been invoked for the current page');
  await nothingCaptured(scene, panel, sent);

  await press(panel, 'button', 'Use “Window or screen” instead');
  await reply(panel, 'The code says never-clicked.');
  await names(panel, 'A window or screen');
  expect(await has(panel, 'alert')).toBe(false);
});

test('a tab that another extension holds, until it lets go', async ({ open }) => {
  const scene = await open({ extensions: [EXTENSION_FOLDER, SECOND] });
  const { browser, extension, gemini } = scene;
  gemini.replyAlways(() => 'Seen.');
  await scene.setUp();
  const page = await scene.page('code.html#wanted-by-two');
  const second = [...(await browser.extensions()).values()].find((each) => each.path === SECOND);
  await listening(browser, `chrome-extension://${second?.id}/`);
  await second?.triggerAction(page);
  const target = await browser.waitForTarget((candidate) => candidate.url().includes('/holder.html'));
  const holder = await target.asPage();
  await until('the other extension to hold the tab', async () => (await holder.title()) === 'holds');

  const panel = await watch(extension, page);
  await says(panel, 'Failed: Another extension is capturing this tab');
  const alert = await textOf(panel, 'alert');
  expect(alert).toContain('Cannot capture a tab with an active stream.');
  expect(alert).toContain('Stop the capture there, then press Start again');
  expect(await has(panel, 'button', 'Use “Window or screen” instead')).toBe(true);
  await nothingCaptured(scene, panel);

  await holder.evaluate(() => {
    const { held } = window as unknown as { held: MediaStream };
    for (const track of held.getTracks()) track.stop();
  });
  await until('it to let go', async () => (await capturedTabs(holder)) === 0);
  await holder.close();
  await page.bringToFront();
  await press(panel, 'button', 'Start');
  await reply(panel, 'Seen.');
  expect(await capturedTabs(panel)).toBe(1);
});

test('a click in an incognito window', async ({ scene }) => {
  const page = await openIncognito(scene, scene.site.at('code.html#private'));
  await scene.setUp();
  const panel = await watch(scene.extension, page);
  await says(panel, 'Failed: Incognito windows are not watched');
  expect(await textOf(panel, 'alert')).toContain(
    'Open the page in a normal window and click the icon there.',
  );
  await nothingCaptured(scene, panel);
});

test('a question in an incognito window', async ({ scene }) => {
  const page = await openIncognito(scene, scene.site.at('code.html#private'));
  const options = await scene.setUp();
  // As from the browser's own list of side panels, so that nothing is started yet.
  await options.evaluate(async () => {
    const windows = await chrome.windows.getAll();
    const incognito = windows.find((window) => window.incognito);
    await chrome.sidePanel.open({ windowId: incognito?.id ?? -1 });
  });
  const panel = await scene.extension.panel();
  await page.bringToFront();
  await type(panel, 'Ask about the screen', 'What is on this page?');
  await agree(panel);
  await says(panel, 'Failed: Incognito windows are not watched');
  await nothingCaptured(scene, panel);
});
