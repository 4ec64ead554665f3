import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { Picture } from '../gemini-server/index';
import { codeIn, type Scene, test } from './support/scene';
import { SCREENS } from './support/screen';
import { until } from './support/until';
import { inWorker } from './support/worker';

/** What goes on with a tab while it is watched: wherever it is, it is seen as it is. */

async function watchCode(scene: Scene): Promise<Page> {
  const page = await scene.page('code.html#before');
  await scene.watch(page);
  await seen(scene, 'before');
  return page;
}

/** The first picture that shows a code. */
function seen({ gemini }: Scene, code: string): Promise<Picture> {
  return until(
    `a picture of "${code}"`,
    () => gemini.answers.find((answer) => codeIn(answer) === code)?.images[0],
  );
}

function show(page: Page, code: string): Promise<void> {
  return page.evaluate(
    (text) => (globalThis as unknown as { show(text: string): Promise<void> }).show(text),
    code,
  );
}

test('a tab in the background is watched on', async ({ scene }) => {
  const page = await watchCode(scene);
  await (await scene.page('code.html#in-front')).bringToFront();
  await show(page, 'behind');
  await seen(scene, 'behind');
  expect(scene.gemini.answers.map(codeIn)).not.toContain('in-front');
});

test.runIf(SCREENS)('a minimised window is watched on', async ({ open, screen }) => {
  const scene = await open({ display: screen.name });
  const page = await watchCode(scene);
  const client = await page.createCDPSession();
  const { windowId } = await client.send('Browser.getWindowForTarget');
  await client.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
  await show(page, 'minimised');
  await seen(scene, 'minimised');
});

test('a tab is watched on where it goes, to another site too', async ({ scene }) => {
  const page = await watchCode(scene);
  await page.goto(scene.site.at('code.html?again#same-site'));
  await seen(scene, 'same-site');
  const elsewhere = new URL(scene.site.at('code.html#other-site'));
  elsewhere.hostname = elsewhere.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  await page.goto(elsewhere.href);
  await seen(scene, 'other-site');
});

test('a zoomed page comes in the pixels that the tab has, not stretched', async ({ scene }) => {
  const page = await watchCode(scene);
  await page.setViewport({ width: 1000, height: 700 });
  await inWorker(
    scene.browser,
    scene.extension.address(''),
    `chrome.tabs.query({}).then((tabs) => chrome.tabs.setZoom(tabs.find(({ url }) => url?.includes('code.html') ?? true).id, 1.5))`,
  );
  await show(page, 'zoomed');
  const picture = await seen(scene, 'zoomed');
  expect([picture.width, picture.height]).toEqual([1000, 700]);
});
