import type { Page } from 'puppeteer';
import { has, press } from './find';
import { says } from './panel';
import { together } from './scene';

interface Beside {
  /** Of all tests of the file: the page that is watched, and the panel beside it. */
  $file: { page: Page; onlyPanel: Page };
  /** Nothing is being watched, and "Start" would. After the test what it planned of the model is called off. */
  $test: { panel: Page };
}

/** For tests that need no more than a panel, beside a page that the user's click has opened to it. */
export const test = together.extend<Beside>({
  page: [async ({ common }, use) => use(await common.page('code.html#hello')), { scope: 'file' }],
  onlyPanel: [
    async ({ common, page }, use) => {
      common.gemini.replyAlways(({ id }) => `Reply ${id}.`);
      const panel = await common.watch(page);
      await says(panel, /^(Capturing|Waiting)/);
      await stop(panel);
      await use(panel);
    },
    { scope: 'file' },
  ],
  panel: async ({ common, page, onlyPanel }, use) => {
    await page.bringToFront();
    await use(onlyPanel);
    common.gemini.clearFaults();
    common.gemini.release();
    if (await has(onlyPanel, 'button', 'Stop')) await stop(onlyPanel);
  },
});

async function stop(panel: Page): Promise<void> {
  await press(panel, 'button', 'Stop');
  await says(panel, /^(Idle|Stopped|Failed)/);
}
