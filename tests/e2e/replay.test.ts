import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/index';
import { test as asking, fromNow, more } from './support/asked';
import { stored } from './support/disk';
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

test('the pictures of the last seconds go with the question', async ({ scene: { gemini }, panel }) => {
  const asked = fromNow(gemini);
  await watchLong(gemini, panel);
  await type(panel, 'Ask about the screen', 'What did it count?', '');
  const newest = Math.max(...asked().flatMap(counts));
  await press(panel, 'button', BUTTON);
  const request = await until('the question', () => asked().find(asksAbout('What did it count?')));
  await gemini.waitFor(() => request.readyAt > 0);
  const seen = counts(request);
  expect(seen).toSatisfy(ascending);
  // One a second, and the one from before that shows how it began.
  expect(seen.length).toBeGreaterThanOrEqual(SECONDS);
  expect(seen.length).toBeLessThanOrEqual(SECONDS + 2);
  const [first = 0, last = 0] = [seen[0], seen.at(-1)];
  expect(((last - first) * 0.3) / SECONDS).toBeGreaterThan(0.8);
  expect(last, 'up to now').toBeGreaterThanOrEqual(newest);
  await reply(panel, `Reply ${request.id}.`);
  await sees(panel, `with ${seen.length} pictures`);
});

test('without words it asks what happened', async ({ scene: { gemini }, panel }) => {
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await more(gemini, 3);
  await press(panel, 'button', BUTTON);
  const request = await until('the question', () => asked().find(asksAbout('What happened?')));
  await gemini.waitFor(() => request.readyAt > 0);
  expect(counts(request).length).toBeGreaterThanOrEqual(3);
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
  await extension.killWorker();
  await panel.reload();
  const asked = fromNow(gemini);
  await type(panel, 'Ask about the screen', 'And before?', '');
  await press(panel, 'button', BUTTON);
  const request = await until('the question', () => asked().find(asksAbout('And before?')));
  await gemini.waitFor(() => request.readyAt > 0);
  expect(counts(request).length).toBeGreaterThanOrEqual(SECONDS);
  expect(counts(request)).toSatisfy(ascending);
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
