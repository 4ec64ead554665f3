import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/index';
import { test as asking, fromNow, more } from './support/asked';
import { lookedBackAt, stored, takenAt } from './support/disk';
import { gone, has, press, save, sees, type } from './support/find';
import { reply, says } from './support/panel';
import { ascending, counts } from './support/saving';
import type { Scene } from './support/scene';
import { until } from './support/until';

/** What went by in Live, asked about. The page counts every 0.3 s, and a picture is taken every second. */

const SECONDS = 5;
const BUTTON = `Ask about the last ${SECONDS} seconds`;

const test = asking.extend<{ tidied: undefined }>({
  tidied: [
    async ({ scene: { extension, gemini }, page }, use) => {
      gemini.replyAlways(({ id }) => `Reply ${id}.`);
      await save(await extension.options(), 'Seconds to look back', String(SECONDS));
      await page.bringToFront();
      await use(undefined);
    },
    { auto: true },
  ],
});

/** Watches until it has gone on for longer than is looked back. */
async function watchLong(gemini: Scene['gemini'], panel: Page): Promise<void> {
  await press(panel, 'button', 'Start');
  await more(gemini, SECONDS + 4);
}

const asksAbout =
  (question: string) =>
  ({ texts }: GeminiRequest) =>
    texts.includes(question);

/** Asks about what went by, and answers the request and when its pictures were taken. They wait for their answer. */
async function lookBack(gemini: Scene['gemini'], panel: Page, question: string) {
  const asked = fromNow(gemini);
  gemini.hold();
  await press(panel, 'button', BUTTON);
  const request = await until('the question', () => asked().find(asksAbout(question)));
  await gemini.waitFor(() => request.readyAt > 0);
  return { request, times: await lookedBackAt(panel), all: await takenAt(panel) };
}

/**
 * All that were taken in the seconds before a moment, and the one from before, which shows how it began. By the
 * product's own clock: a busy machine takes fewer of them, and later.
 * @param moment by then it was asked, or watching was over, ms since 1970
 */
function expectLast(times: readonly number[], all: readonly number[], moment: number): void {
  const [before = 0, ...last] = times;
  expect(before, String(times)).toBeLessThan(moment - SECONDS * 1_000);
  expect((last.at(-1) ?? 0) - (last[0] ?? 0), String(times)).toBeLessThanOrEqual(SECONDS * 1_000);
  const between = all.filter((at) => at >= before && at <= (times.at(-1) ?? 0));
  expect(times, 'none left out').toEqual(expect.arrayContaining(between));
}

test('the pictures of the last seconds go with the question', async ({ scene: { gemini }, panel }) => {
  const asked = fromNow(gemini);
  await watchLong(gemini, panel);
  await type(panel, 'Ask about the screen', 'What did it count?', '');
  const newest = Math.max(...asked().flatMap(counts));
  const { request, times, all } = await lookBack(gemini, panel, 'What did it count?');
  expectLast(times, all, request.at);
  const seen = counts(request);
  expect(seen).toHaveLength(times.length);
  expect(seen).toSatisfy(ascending);
  expect(seen.at(-1), 'up to now').toBeGreaterThanOrEqual(newest);
  gemini.release();
  await reply(panel, `Reply ${request.id}.`);
  await sees(panel, `with ${seen.length} pictures`);
});

test('without words it asks what happened', async ({ scene: { gemini }, panel }) => {
  await press(panel, 'button', 'Start');
  await more(gemini, 3);
  const { request, times } = await lookBack(gemini, panel, 'What happened?');
  expect(counts(request)).toHaveLength(times.length);
  expect(times).not.toEqual([]);
});

test('what is older goes, also when the worker was ended in between, and all of it with the session', async ({
  scene: { extension, gemini },
  panel,
}) => {
  await watchLong(gemini, panel);
  await extension.killWorker();
  await more(gemini, SECONDS + 4);
  // One a second, one from before, and what is on the wire or waits.
  expect(await stored(panel, 'slices')).toBeLessThanOrEqual(SECONDS + 5);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await gone(panel, 'button', BUTTON);
  await until('an empty disk', async () => (await stored(panel, 'slices')) === 0);
  expect(await stored(panel, 'pictures')).toBe(0);
});

test('kept where the user wants that, it can be asked about when watching is over', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  const options = await extension.options();
  await press(options, 'checkbox', 'Keep them when watching ends');
  await sees(options, 'Saved');
  await page.bringToFront();
  await watchLong(gemini, panel);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  const stoppedAt = Date.now();
  await extension.killWorker();
  await panel.reload();
  await type(panel, 'Ask about the screen', 'And before?', '');
  const { request, times, all } = await lookBack(gemini, panel, 'And before?');
  expectLast(times, all, stoppedAt);
  expect(counts(request)).toHaveLength(times.length);
  expect(counts(request)).toSatisfy(ascending);
  gemini.release();
  await reply(panel, `Reply ${request.id}.`);

  await press(await extension.options(), 'checkbox', 'Keep them when watching ends');
  await page.bringToFront();
  await gone(panel, 'button', BUTTON);
  await until('an empty disk', async () => (await stored(panel, 'slices')) === 0);
});

test('with 0 seconds nothing stays, and nothing is offered', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  await save(await extension.options(), 'Seconds to look back', '0');
  await page.bringToFront();
  await press(panel, 'button', 'Start');
  await more(gemini, 4);
  expect(await has(panel, 'button', BUTTON)).toBe(false);
  expect(await stored(panel, 'slices')).toBeLessThanOrEqual(3);
});
