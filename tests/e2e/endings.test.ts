import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { byRole, has } from './support/find';
import { capturedTabs, log, names, reply, says } from './support/panel';
import { type Scene, test } from './support/scene';
import { until } from './support/until';

/** However watching ends, it ends cleanly and says why. */

async function watching(scene: Scene): Promise<{ page: Page; panel: Page }> {
  scene.gemini.replyAlways(() => 'Seen.');
  const page = await scene.page('code.html#watched');
  const panel = await scene.watch(page);
  await reply(panel, 'Seen.');
  return { page, panel };
}

/** Nothing is held, nothing is claimed, and everything can begin anew. */
async function atRest(scene: Scene, panel: Page, why: string): Promise<void> {
  await says(panel, why);
  expect(await log(panel)).toContain(why);
  await names(panel, 'Nothing is watched');
  await byRole(panel, 'button', 'Start');
  expect(await has(panel, 'button', 'Stop')).toBe(false);
  await until('the badge to be empty', async () => (await scene.extension.badge()) === '');
  await until('the capture to be over', () => !scene.extension.offscreen());
  expect(await capturedTabs(panel)).toBe(0);

  const answers = scene.gemini.answers.length;
  const next = await scene.page('code.html#the-next');
  await scene.extension.clickIcon(next);
  await scene.gemini.waitForAnswers(answers + 1);
  await names(panel, 'the-next');
}

test('the tab is closed', async ({ scene }) => {
  const { page, panel } = await watching(scene);
  await page.close();
  await atRest(scene, panel, 'Stopped: the tab was closed');
});

test('the tab crashes, and no event tells it', async ({ scene }) => {
  const { page, panel } = await watching(scene);
  const client = await page.createCDPSession();
  // Never answered: the page that would answer is gone.
  client.send('Page.crash').catch(() => {});
  await atRest(scene, panel, 'Stopped: the tab crashed');
});

test('the session limit is reached', async ({ scene }) => {
  const options = await scene.setUp();
  // The page takes a minute at the least; the limit itself is the same with two seconds.
  await options.evaluate(async () => {
    const { settings } = await chrome.storage.local.get<{ settings: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, sessionLimitMinutes: 3 / 60 } });
  });
  // Whether it is enough for a reply is up to the machine.
  const panel = await scene.watch(await scene.page('code.html#watched'));
  await atRest(scene, panel, 'Stopped: the session limit was reached');
});
