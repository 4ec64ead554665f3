import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest, GeminiServer } from '../gemini-server/index';
import { type Asked, fromNow, more, test } from './support/asked';
import type { Extension } from './support/extension';
import { byRole, gone, pick, press } from './support/find';
import { agreed } from './support/ledger';
import { billed, metersAs, notes } from './support/meter';
import { reply, says } from './support/panel';
import { rows } from './support/rows';
import { Speech } from './support/speech';
import { until } from './support/until';

/** The meter says what the server has billed, whatever becomes of the replies. */

const LITE = { input: 0.25, output: 1.5 };

/**
 * Holds what is asked from now on, until all before it is in the books: what is on the wire at an end, nobody knows.
 * @param count so many requests wait in the end
 */
async function quiet(
  panel: Page,
  gemini: GeminiServer,
  asked: Asked,
  count = 1,
): Promise<readonly GeminiRequest[]> {
  gemini.hold();
  await until('the requests that wait', () => gemini.held.length >= count);
  await metersAs(panel, () => billed(asked(), LITE));
  return gemini.held;
}

/** Ends the worker while these wait. Answered too soon, they would be billed though nobody hears the answer. */
async function cut(extension: Extension, held: readonly GeminiRequest[]): Promise<void> {
  await extension.killWorker();
  await until('it to be cut', () => held.every(({ aborted }) => aborted));
}

test('what was retried, cut and cancelled is counted as far as it is known', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  await pick(await extension.options(), 'Thinking level', 'low');
  await page.bringToFront();
  const asked = fromNow(gemini);
  gemini.replyAlways(({ id }) => ({ chunks: ['This is ', `reply ${id}.`], thoughts: 'Hm.' }));
  gemini.fault('overloaded');
  // Not cut: of a connection that is reset the browser may not hand on what had come, and nobody knows what it cost.
  gemini.fault('truncated');
  gemini.fault('error-mid-stream');
  gemini.fault('safety');
  await press(panel, 'button', 'Start');
  await more(gemini, 6);
  await until('a whole reply', async () => (await rows(panel)).at(-1)?.reply.startsWith('This is reply'));

  // Cut by the worker's death, once with a part of the reply there, once with nothing.
  const speech = new Speech('Half of a ');
  gemini.reply(speech);
  await reply(panel, 'Half of a');
  // One beside the reply, and later two: no other can be on its way.
  await cut(extension, await quiet(panel, gemini, asked));
  gemini.release();
  // Both that were cut are asked again, one at a time and alone.
  await more(gemini, 2);
  await cut(extension, await quiet(panel, gemini, asked, 2));
  gemini.release();
  await more(gemini, 2);
  await quiet(panel, gemini, asked);
  await press(panel, 'button', 'Stop');
  gemini.release();
  await says(panel, 'Stopped');

  await metersAs(panel, () => billed(asked(), LITE));
  await agreed(panel, asked);
  const unknown = asked().filter(({ usage, aborted }) => aborted && !usage).length;
  expect(unknown).toBeGreaterThan(0);
  const said = async () =>
    /(\d+) requests? of this session broke off before Gemini told/.exec(await notes(panel));
  await until('as many as the server knows', async () => Number((await said())?.[1]) === unknown, {
    seen: async () => `${(await said())?.[0]}, not ${unknown}`,
  });
});

test("the user's own price is used from then on, and the month goes on from session to session", async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  gemini.replyAlways(() => 'Hello.');
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await more(gemini, 2);
  await quiet(panel, gemini, asked);
  await press(panel, 'button', 'Stop');
  gemini.release();
  await metersAs(panel, () => billed(asked(), LITE));
  // All sessions of this browser, those of the tests before among them.
  await metersAs(panel, () => billed(gemini.answers, LITE), 'This month');

  const options = await extension.options();
  const row = await byRole(options, 'group', 'gemini-3.1-flash-lite, as of 2026-10');
  const [input] = await row.$$('input');
  await input?.click({ count: 3 });
  await input?.type('2.5');
  await options.keyboard.press('Enter');
  await byRole(options, 'button', 'Use the list’s price');
  await page.bringToFront();
  await metersAs(panel, () => billed(asked(), { ...LITE, input: 2.5 }));
  expect(await notes(panel)).toMatch(/Reckoned with the prices of \d{4}-\d\d-\d\d\./);
  const again = await extension.options();
  await press(again, 'button', 'Use the list’s price');
  await gone(again, 'button', 'Use the list’s price');
});
