import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { byRole, press, textOf, type } from './support/find';
import { reply, says } from './support/panel';
import { rows } from './support/rows';
import { test } from './support/scene';
import { Speech } from './support/speech';
import { until } from './support/until';

/** What a screen reader is told. */

test('a reply is announced when it is complete, and not in fragments', async ({ scene }) => {
  const { gemini } = scene;
  const speech = new Speech('The page ');
  gemini.reply(speech);
  gemini.hold();
  const panel = await scene.watch(await scene.page('code.html#hello'));
  gemini.release(1);
  await reply(panel, 'The page');
  expect(await announced(panel, 'log')).toBe('polite');
  expect(await announced(panel, 'article')).toBe('off, busy');

  speech.say('shows a code');
  await reply(panel, 'The page shows a code');
  expect(await announced(panel, 'article')).toBe('off, busy');
  const before = await byRole(panel, 'article');
  const fragments = await before.$('.markdown');
  speech.end('.');
  // Its last words are there a moment before it is known that they are.
  await until('the whole reply', async () =>
    (await rows(panel)).some((row) => row.reply === 'The page shows a code.' && !row.busy),
  );
  expect(await announced(panel, 'article'), 'as the log does').toBe('polite');
  expect(await fragments?.evaluate((node) => node.isConnected), 'the whole text is new, so it is read').toBe(
    false,
  );
});

test('the status is announced, but not every change from "capturing" to "waiting"', async ({ scene }) => {
  const { gemini } = scene;
  gemini.replyAlways(() => 'Hello.');
  const panel = await scene.watch(await scene.page('code.html#hello'));
  await reply(panel, 'Hello.');
  gemini.hold();
  await says(panel, 'Waiting for the model…');
  expect(await announced(panel, 'status')).toBe('off');
  // Then no other one is on its way, which would meet the fault.
  await until('two requests', () => gemini.held.length === 2);
  await press(panel, 'button', 'Pause');
  await says(panel, 'Paused');
  expect(await announced(panel, 'status')).toBe('polite');
  gemini.release();
  await gemini.waitFor(({ answers }) => answers.every(({ finishedAt }) => finishedAt > 0));
  gemini.fault('bad-key', { on: 'generate' });
  await type(panel, 'Ask about the screen', 'Why?');
  await says(panel, /^Failed/);
  expect(await announced(panel, 'alert')).toBe('assertive');
  expect(await textOf(panel, 'alert')).toContain('Gemini refused the API key');
});

/** How changes inside an element are announced: by itself, or by what it is in. */
async function announced(panel: Page, role: string): Promise<string> {
  const element = await byRole(panel, role);
  return element.evaluate((node) => {
    const busy = node.ariaBusy === 'true' ? ', busy' : '';
    const region = node.closest('[aria-live], [role="alert"]');
    return `${region?.getAttribute('aria-live') ?? (region ? 'assertive' : 'off')}${busy}`;
  });
}
