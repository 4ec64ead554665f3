import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/index';
import { fromNow, oneByOne as test } from './support/asked';
import type { Extension } from './support/extension';
import { gone, press, save, sees, textOf, type } from './support/find';
import { agreed } from './support/ledger';
import { counters, reply, says } from './support/panel';
import { rows } from './support/rows';
import { until } from './support/until';

/** Known limits are kept by asking less often, and the panel says why. */

async function limit(extension: Extension, page: Page, name: string, value: string): Promise<void> {
  await save(await extension.options(), name, value);
  await page.bringToFront();
}

const isQuestion = ({ texts }: GeminiRequest) => texts.at(-1) === 'Now?';
const respond = (request: GeminiRequest) => (isQuestion(request) ? 'At once.' : `Reply ${request.id}.`);

/**
 * Where one may go out every 2 s: the pictures that came before it was their turn, in ms since the first one's.
 * From one to the next it may be less, where the first of them was late on its way.
 * @param from when the first one may go out, ms since 1970
 */
const early = (requests: readonly GeminiRequest[], from: number) =>
  requests.flatMap((request, index) => {
    const after = request.at - from;
    return !isQuestion(request) && after < index * 2_000 - CLOCKS_MS ? [after] : [];
  });

/** By so much the clocks of two processes may differ. */
const CLOCKS_MS = 50;

test('requests a minute, as the user set them; a question is one of them', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  gemini.replyAlways(respond);
  await limit(extension, page, 'Requests a minute', '31');
  const asked = fromNow(gemini);
  const start = Date.now();
  await press(panel, 'button', 'Start');
  await sees(panel, 'A picture every 2 sec at most: you allowed 31 requests a minute, questions included.');
  await type(panel, 'Ask about the screen', 'Now?', '');
  await until('four requests', () => asked().length >= 4);
  const before = asked().length;
  await panel.keyboard.press('Enter');
  await reply(panel, 'At once.');
  await until('two more', () => asked().length >= before + 3);
  expect(early(asked(), start), 'it takes the place of a picture').toEqual([]);

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
  await until('the one that was refused, and four more', () => asked().length >= 5);
  const [refused, ...later] = asked();
  // From before it was refused: by when that was told, the wait may have begun.
  expect(early(later, (refused?.at ?? 0) + 1_000)).toEqual([]);
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
  await sees(panel, /Worth trying again from .*\d/);
  expect(asked()).toHaveLength(1);
  await limit(extension, page, 'Requests a day', '0');
});

test('what is tried again goes alone', async ({ scene: { extension, gemini }, page, panel }) => {
  await limit(extension, page, 'Requests in flight', '2');
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

// The last one: for a minute after it no picture would go out where a limit is known.
test('a question does not wait for the turn of the next picture', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  gemini.replyAlways(respond);
  await limit(extension, page, 'Requests a minute', '2');
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await sees(panel, /A picture every .* at most: you allowed 2 requests a minute/);
  await until('a picture', () => asked().length === 1);
  await type(panel, 'Ask about the screen', 'Now?');
  // The next turn is in a minute, for which nobody here waits.
  await until(
    'its answer',
    async () =>
      (await rows(panel)).at(-1)?.text.includes('Now?') && (await rows(panel)).at(-1)?.reply === 'At once.',
  );
  expect(asked().map(isQuestion)).toEqual([false, true]);
});
