import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { press, sees } from './support/find';
import { type Scene, test } from './support/scene';
import { setUp, watch } from './support/user';

/** A new installation, which sends what changed, watching a page that shows a code. */
async function watchCode(scene: Scene, code: string): Promise<[Page, Page]> {
  const { extension, gemini } = scene;
  await setUp(extension, gemini);
  const page = await scene.page(`code.html#${code}`);
  const panel = await watch(extension, page);
  // It begins with opening the tab's stream and the document for it.
  await gemini.waitForAnswers(1);
  return [page, panel];
}

const codes = (scene: Scene) => scene.gemini.answers.map(({ images }) => images[0]?.qr[0]);

/** How high the line of counts is, and how high it was without any. */
const heights = (panel: Page) =>
  panel.$eval('.gate', (line) => {
    const before = line.cloneNode() as Element;
    line.after(before);
    const both = [line.clientHeight, before.clientHeight];
    before.remove();
    return both;
  });

test('a page that stands still is sent once, and each change to it once', async ({ scene }) => {
  const [page, panel] = await watchCode(scene, 'one');
  await sees(panel, '1 sent');
  await sees(panel, 'tokens per picture');
  const [withCounts, before] = await heights(panel);
  expect(before, 'nothing moves when the first counts come').toBe(withCounts);
  for (const [index, code] of ['two', 'three', 'two'].entries()) {
    await page.evaluate((text) => (globalThis as unknown as { show(text: string): void }).show(text), code);
    await scene.gemini.waitForAnswers(index + 2);
  }
  await sees(panel, '4 sent');
  expect(codes(scene)).toEqual(['one', 'two', 'three', 'two']);
});

test('"Look now" sends what is there, changed or not', async ({ scene }) => {
  const [, panel] = await watchCode(scene, 'still');
  await press(panel, 'button', 'Look now');
  await scene.gemini.waitForAnswers(2);
  expect(codes(scene)).toEqual(['still', 'still']);
  await sees(panel, '2 sent');
});
