import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { type Asked, fromNow, test } from './support/asked';
import type { Extension } from './support/extension';
import { gone, press, save, sees, textOf, type } from './support/find';
import { agreed } from './support/ledger';
import { counters, reply, says } from './support/panel';
import { until } from './support/until';

/** Known limits are kept by asking less often, and the panel says why. */

async function limit(extension: Extension, page: Page, name: string, value: string): Promise<void> {
  await save(await extension.options(), name, value);
  await page.bringToFront();
}

/** Least time between two requests, ms. */
const least = (asked: Asked) =>
  Math.min(
    ...asked().map(({ at }, index, all) =>
      index === 0 ? Number.POSITIVE_INFINITY : at - (all[index - 1]?.at ?? 0),
    ),
  );

test('requests a minute, as the user set them; a question does not wait', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  await limit(extension, page, 'Requests a minute', '31');
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await sees(panel, 'A picture every 2 sec at most: you allowed 31 requests a minute, questions included.');
  await until('four requests', () => asked().length >= 4);
  expect(least(asked)).toBeGreaterThan(1_700);

  const before = asked().length;
  gemini.replyAlways(({ id, texts }) => (texts.at(-1) === 'Now?' ? 'At once.' : `Reply ${id}.`));
  await type(panel, 'Ask about the screen', 'Now?');
  await reply(panel, 'At once.');
  await until('two more', () => asked().length >= before + 3);
  const question = asked().findIndex(({ texts }) => texts.at(-1) === 'Now?');
  const [last, now, next] = asked()
    .slice(question - 1)
    .map(({ at }) => at);
  expect((next ?? 0) - (last ?? 0), 'it takes the place of a picture').toBeGreaterThan(3_600);
  expect((now ?? 0) - (last ?? 0)).toBeLessThan(2_000);

  await limit(extension, page, 'Requests a minute', '0');
  await until('the chosen interval', async () => !(await textOf(panel, 'main')).includes('at most'));
});

test('requests a minute, as the API said when it refused', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  gemini.fault('quota-minute', { quotaValue: 31, retryDelay: '1s' });
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await sees(panel, 'A picture every 2 sec at most: Gemini allows 31 requests a minute, questions included.');
  const refused = asked().length;
  await until('three more', () => asked().length >= refused + 4);
  expect(least(() => asked().slice(refused + 1))).toBeGreaterThan(1_700);
  await agreed(panel, asked);

  // It is remembered by whichever worker comes.
  await extension.killWorker();
  await sees(panel, 'Gemini allows 31 requests a minute');
  await page.bringToFront();
});

test('requests a day: spread over the session, and then it ends', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  const sofar = gemini.answers.length;
  await limit(extension, page, 'Requests a day', String(sofar + 2));
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await sees(panel, /A picture every .* at most, until this session ends: you allowed \d+ requests a day/);
  await limit(extension, page, 'Requests a day', String(sofar + 1));
  await says(panel, 'Failed: Today’s quota is used up');
  expect(asked()).toHaveLength(1);
  await limit(extension, page, 'Requests a day', '0');
});

test('what is tried again goes alone', async ({ scene: { gemini }, panel }) => {
  const asked = fromNow(gemini);
  gemini.hold();
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  await press(panel, 'button', 'Start');
  await until('two requests', () => gemini.held.length === 2);
  gemini.fault('server', { times: 2 });
  gemini.release(2);
  await until('a request that is tried again', () => gemini.held.length === 1);
  const dropped = async () => Number((await counters(panel)).Dropped);
  const before = await dropped();
  await until('others to have waited in vain', async () => (await dropped()) > before + 2);
  expect(gemini.held).toHaveLength(1);
  gemini.release();
  await until('all to be answered', () => asked().length >= 6);
  await press(panel, 'button', 'Stop');
  await gone(panel, 'button', 'Stop');
  await agreed(panel, asked);
});
