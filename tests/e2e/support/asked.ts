import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest, GeminiServer } from '../../gemini-server/index';
import { test as beside } from './beside';
import { tries } from './disk';
import { setSettings } from './user';

/** What was asked of the model since a moment, picture by picture. */

/** Beside a page that counts, so that no two pictures are the same. */
export const test = beside.extend<{ $file: { page: Page } }>({
  page: [async ({ common }, use) => use(await common.page('counter.html?every=300')), { scope: 'file' }],
});

/** The same, with one request at a time: what becomes of it is known before the next one is sent. */
export const oneByOne = beside.extend<{ $file: { page: Page } }>({
  page: [
    async ({ common }, use) => {
      await setSettings(await common.extension.options(), { inFlight: 1 });
      await use(await common.page('counter.html?every=300'));
    },
    { scope: 'file' },
  ],
});

export type Asked = () => readonly GeminiRequest[];

/** What is asked from now on. */
export function fromNow(gemini: GeminiServer): Asked {
  const before = gemini.answers.length;
  return () => gemini.answers.slice(before);
}

/** Waits for so many more requests than there are now. */
export async function more(gemini: GeminiServer, count = 1): Promise<void> {
  await gemini.waitForAnswers(gemini.answers.length + count);
}

/** The pictures of a request, as text that can be compared. */
export function picturesIn({ images }: GeminiRequest): string[] {
  return images.map(({ data }) => data.toString('base64'));
}

/**
 * Each picture of the newest session was taken once and asked about once, but for the first ones, by the product's books
 * and by the server's. Two that were taken soon after each other may look the same.
 * @param first how often the first ones were asked about
 * @returns how many pictures
 */
export async function expectOnce(panel: Page, asked: Asked, ...first: number[]): Promise<number> {
  const all = await tries(panel);
  const attempts = all.map((one) => one.attempts);
  expect(attempts).toEqual([...first, ...attempts.slice(first.length).map(() => 1)]);
  expect(new Set(all.map(({ at }) => at)).size, 'none twice').toBe(all.length);
  // What goes out is written down before: a worker that is ended in between has not asked.
  expect(asked().length).toBeLessThanOrEqual(attempts.reduce((sum, one) => sum + one, 0));
  expect(asked().length).toBeGreaterThanOrEqual(all.length);
  return all.length;
}
