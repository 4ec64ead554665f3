import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { byRole, has, look, press, save, sees, valueIn } from './support/find';
import { counters, reply, says } from './support/panel';
import { rows } from './support/rows';
import { grown } from './support/saving';
import { test } from './support/scene';
import { Speech } from './support/speech';
import { type Stored, storedIn } from './support/stored';
import { until } from './support/until';
import { openAdvanced } from './support/user';

/** "Delete everything": as if just installed. */

const NOTHING: Stored = {
  history: { costs: 0, dispatches: 0, pictures: 0, quotas: 0, sessions: 0, slices: 0, turns: 0 },
  historyText: '[[],[],[],[],[],[],[]]',
  local: {},
  session: {},
};

test('after watching: nothing is left, nothing is shown, and the agreement is asked for anew', async ({
  scene,
}) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(() => 'Hello.');
  const page = await scene.page('code.html#hello');
  const panel = await scene.watch(page);
  await reply(panel, 'Hello.');
  await press(panel, 'radio', 'Save, then send');
  await grown(panel, 1);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  const options = await extension.options();
  await save(options, 'Interval in seconds', '7');
  const before = await storedIn(options);
  expect(before.history).toMatchObject({ sessions: 1 });
  expect(before.history.pictures).toBeGreaterThan(0);

  await press(options, 'button', 'Delete everything');
  await press(options, 'button', 'Keep');
  expect(await storedIn(options)).toEqual(before);
  await deleteEverything(options);
  expect(await storedIn(options)).toEqual(NOTHING);
  expect(await valueIn(options, 'Gemini API key')).toBe('');
  expect(await valueIn(options, 'Interval in seconds')).toBe('2');
  expect((await look(options)).split('Saved').length - 1, 'nothing is said to be saved').toBe(0);
  await openAdvanced(options);
  expect(await valueIn(options, 'API address')).toBe('');

  await says(panel, 'Idle');
  expect(await rows(panel)).toEqual([]);
  expect(await has(panel, 'image')).toBe(false);
  expect(await has(panel, 'button', 'Send')).toBe(false);
  expect(Object.values(await counters(panel)).join(' ')).toMatch(/^0 0 0 0 in · 0 out \$0\.00$/);
  await page.bringToFront();
  await press(panel, 'button', 'Start');
  await byRole(panel, 'button', 'I agree');
});

test('while it watches and a reply is under way: it ends first, and nothing comes after', async ({
  scene,
}) => {
  const { extension, gemini } = scene;
  const speech = new Speech('The first half of ');
  gemini.reply(speech);
  const panel = await scene.watch(await scene.page('code.html#hello'));
  await reply(panel, 'The first half of');
  const options = await extension.options();
  await deleteEverything(options);

  await until('the capture to be over', () => !extension.offscreen());
  await gemini.waitFor(({ answers }) => answers.every(({ finishedAt }) => finishedAt > 0));
  const requests = gemini.requests.length;
  speech.end('a reply.');
  await says(panel, 'Idle');
  expect(await rows(panel)).toEqual([]);
  expect(await storedIn(options)).toEqual(NOTHING);
  expect(gemini.requests.length).toBe(requests);

  // And it can all begin again.
  gemini.replyAlways(() => 'Hello again.');
  const again = await scene.watch(await scene.page('code.html#hello'));
  await reply(again, 'Hello again.');
});

async function deleteEverything(options: Page): Promise<void> {
  await press(options, 'button', 'Delete everything');
  await press(options, 'button', 'Yes, delete');
  await sees(options, 'Everything was deleted.');
}
