import type { Page } from 'puppeteer';
import type { GeminiRequest, GeminiServer } from '../../gemini-server/index';
import { test as beside } from './beside';
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

/** How often each picture was sent, in the order of their first time. */
export function timesSent(requests: readonly GeminiRequest[]): number[] {
  const times = new Map<string, number>();
  for (const picture of requests.flatMap(picturesIn)) times.set(picture, (times.get(picture) ?? 0) + 1);
  return [...times.values()];
}
