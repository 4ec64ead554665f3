import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { fromNow, test } from './support/asked';
import type { Extension } from './support/extension';
import { byRole, gone, press, save, sees, textOf, type, valueIn } from './support/find';
import { reply, says } from './support/panel';
import { grown } from './support/saving';
import { until } from './support/until';

/** Budgets: told at 80 %, and then nothing is sent that the user has not asked for. */

const EACH = 400;
const BOX = 'Ask about the screen';
const SPENT = 'Paused: the budget is used up';

/** Sets a budget, with the watched page in front again. */
async function budget(extension: Extension, page: Page, name: string, value: string): Promise<void> {
  await save(await extension.options(), name, value);
  await page.bringToFront();
}

test('of a session in tokens', async ({ scene: { extension, gemini }, page, panel }) => {
  const usage = { promptTokenCount: EACH, candidatesTokenCount: 0, promptTokensDetails: [] };
  gemini.replyAlways(({ id }) => ({ chunks: [`Reply ${id}.`], usage }));
  await budget(extension, page, 'Session budget in tokens', String(2.5 * EACH));
  const asked = fromNow(gemini);
  gemini.hold();
  await press(panel, 'button', 'Start');
  gemini.release(2);
  await sees(panel, 'Budget of this session: 800 tokens of 1,000 tokens used (80%).');
  await sees(panel, 'The budget is nearly used up');
  await says(panel, /^(Capturing|Waiting)/);
  // With two on their way there is no third that could still come once the budget is used up.
  await gemini.waitFor(({ held }) => held.length === 2);
  gemini.release();
  await says(panel, SPENT);
  expect(await textOf(panel, 'alert')).toMatch(/The budget is used up.*Raise the budget.*You can still ask/s);
  await gemini.waitFor(({ answers }) => answers.every(({ finishedAt }) => finishedAt > 0));
  const sent = asked().length;
  expect(sent, 'two may be on their way at once').toBeLessThanOrEqual(4);
  expect(await extension.badge()).toBe('$');

  // A worker that starts anew knows it too, and resuming is refused.
  await extension.killWorker();
  await press(panel, 'button', 'Resume');
  await says(panel, SPENT);
  expect(asked()).toHaveLength(sent);

  // Asking works, once confirmed.
  gemini.replyAlways(() => ({ chunks: ['An answer.'], usage }));
  await type(panel, BOX, 'And now?');
  await press(panel, 'button', 'Do not ask');
  await gone(panel, 'button', 'Ask anyway');
  expect(await valueIn(panel, BOX)).toBe('And now?');
  await press(panel, 'button', 'Ask');
  await press(panel, 'button', 'Ask anyway');
  await reply(panel, 'An answer.');
  await until('the box to be empty', async () => (await valueIn(panel, BOX)) === '');
  expect(asked()).toHaveLength(sent + 1);
  await says(panel, SPENT);

  // With a larger one it goes on.
  await budget(extension, page, 'Session budget in tokens', '0');
  await says(panel, 'Paused');
  await press(panel, 'button', 'Resume');
  await until('more requests', () => asked().length > sent + 1);
});

test('of a day in money: the next session does not begin either', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  // 0.30 $ each, whatever was used before.
  const usage = { promptTokenCount: 1_200_000, candidatesTokenCount: 0, promptTokensDetails: [] };
  gemini.replyAlways(({ id }) => ({ chunks: [`Reply ${id}.`], usage }));
  await budget(extension, page, 'Daily budget in US dollars', '0.3');
  await press(panel, 'button', 'Start');
  await says(panel, SPENT);
  expect(await textOf(panel, 'alert')).toMatch(/Budget of today: \$0\.\d+ of \$0\.30 used/);
  await press(panel, 'button', 'Stop');
  // With nothing on its way any more.
  await says(panel, 'Stopped');
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await says(panel, 'Failed: The budget is used up');
  expect(asked()).toEqual([]);

  // What is only saved costs nothing; it is not sent by itself.
  await press(panel, 'radio', 'Save, then send');
  await press(panel, 'button', 'Start');
  await grown(panel, 1);
  await press(panel, 'button', 'Send');
  await sees(panel, /The budget is used up\. Nothing is sent by itself/);
  await byRole(panel, 'region', 'Saved pictures');
  expect(asked()).toEqual([]);
  await budget(extension, page, 'Daily budget in US dollars', '0');
});
