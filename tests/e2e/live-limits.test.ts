import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { answered, ask } from './support/asking';
import { converse, words } from './support/conversing';
import { press, save } from './support/find';
import { says } from './support/panel';
import { type Scene, test } from './support/scene';

/** What a Live conversation costs, and where it stops by itself. */

/** From now on nobody may be silent for longer; the options page knows whole minutes only. */
async function quietAfter({ extension }: Scene, minutes: number): Promise<void> {
  const options = await extension.options();
  await options.evaluate(async (quietMinutes) => {
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings as object), quietMinutes } });
  }, minutes);
}

test('with the budget used up it pauses, and answers what the user asks all the same', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { live } = gemini;
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const page = await scene.page('counter.html?every=1200');
  const panel = await converse(scene, page);
  await ask(panel, 'How much?');
  await answered(panel, 'How much?');
  await live.waitFor(({ session }) => session.usages.length === 1);
  const { usage } = live.session.turns[0] ?? {};

  await save(await extension.options(), 'Session budget in tokens', '1');
  await page.bringToFront();
  await says(panel, /budget/);
  await live.waitFor(({ connection }) => !connection.isOpen);
  expect(usage?.totalTokenCount).toBeGreaterThan(1);

  await ask(panel, 'And one more?');
  await press(panel, 'button', 'Ask anyway');
  expect((await answered(panel, 'And one more?')).reply).toBe('Said: And one more?');
  await live.waitFor(({ connection }) => !connection.isOpen);
  await says(panel, /budget/);
});

test('after a quiet time it asks before it goes on', async ({ scene }) => {
  const { live } = scene.gemini;
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const page: Page = await scene.page('counter.html?every=1200');
  const panel = await converse(scene, page);
  await quietAfter(scene, 0.05);
  await page.bringToFront();
  await live.waitFor(({ connection }) => !connection.isOpen);
  await live.session.frames.settled();
  const frames = live.session.frames.all.length;
  await quietAfter(scene, 5);
  await page.bringToFront();
  expect(live.session.frames.all.length).toBe(frames);
  await press(panel, 'button', 'Go on');
  await live.waitFor(({ connection, session }) => connection.isOpen && session.frames.all.length > frames);
  expect(live.sessions, 'the same session').toHaveLength(1);
});
