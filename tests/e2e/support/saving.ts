import type { Page } from 'puppeteer';
import type { GeminiRequest, GeminiServer } from '../../gemini-server/index';
import { type Asked, test as asking, fromNow } from './asked';
import { savedSlices, swell } from './disk';
import { choose, gone, has, press } from './find';
import { says } from './panel';
import { until } from './until';

/** "Save, then send", as its user sees it. */

/** After each test what is still saved is discarded. */
export const test = asking.extend<{ tidied: undefined }>({
  tidied: [
    async ({ scene: { gemini }, panel }, use) => {
      gemini.replyAlways(({ images }) => `Saw ${images.length} pictures.`);
      await use(undefined);
      if (await has(panel, 'button', 'Stop')) await stopSaving(panel);
      if (await has(panel, 'region', 'Saved pictures')) await discard(panel);
    },
    { auto: true },
  ],
});

export interface Pile {
  count: number;
  seconds: number;
  /** As shown. */
  size: string;
}

const NAMES = ['Saved pictures', 'Saved clips', 'Saved pictures and clips'];

/** What the panel says is saved: "3 pictures · 2 sec · 57 kB", or "1 picture and 2 clips · …". */
export async function pile(panel: Page): Promise<Pile> {
  const words = await pileWords(panel);
  const [, first, second = 0, seconds, size = ''] =
    /^(\d+) (?:pictures?|clips?)(?: and (\d+) clips?)? · (\d+) sec · (.*)/.exec(words) ?? [];
  return words
    ? { count: Number(first) + Number(second), seconds: Number(seconds), size }
    : { count: 0, seconds: 0, size: '' };
}

async function pileWords(panel: Page): Promise<string> {
  for (const name of NAMES) {
    // In one look: with its first clip the pile gets another name.
    const words = await panel.$$eval(`::-p-aria([name="${name}"][role="region"])`, ([pile]) =>
      pile instanceof HTMLElement ? pile.innerText : '',
    );
    if (words) return words;
  }
  return '';
}

/** Waits until so many pictures are saved. */
export function grown(panel: Page, count: number): Promise<Pile> {
  return until(`${count} saved pictures`, async () => {
    const now = await pile(panel);
    return now.count >= count && now;
  });
}

export async function startSaving(panel: Page): Promise<void> {
  await choose(panel, 'Sending', 'Save, then send');
  await press(panel, 'button', 'Start');
}

/** Stops, and answers what is left: with a picture that was just being written. */
export async function stopSaving(panel: Page): Promise<Pile> {
  await press(panel, 'button', 'Stop');
  await says(panel, /^(Idle|Stopped)/);
  return until('all that is saved to be shown', async () => {
    const saved = await savedSlices(panel);
    const now = await pile(panel);
    return now.count === saved && now;
  });
}

export async function discard(panel: Page): Promise<void> {
  await press(panel, 'button', 'Discard');
  await press(panel, 'button', 'Yes, discard');
  await gone(panel, 'region', 'Saved pictures');
}

/** What the pictures of a request said: the numbers of a page that counts. */
export function counts({ images }: GeminiRequest): number[] {
  return images.map(({ qr }) => Number(qr[0]?.replace('count ', '')));
}

/**
 * Whether none comes after one that was later. Two may show the same: on a busy machine a picture is taken late, and the
 * next one in time. That none is there twice is for whoever knows how many were taken.
 */
export function ascending(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => at === 0 || number >= (numbers[at - 1] ?? 0));
}

/** So many bytes more, and no two pictures fit into one request. */
const LARGE = 8_000_000;

/** Saves at least so many pictures, and begins to send them, one in each request. The first waits for its answer. */
export async function sendOneByOne(
  gemini: GeminiServer,
  panel: Page,
  atLeast: number,
): Promise<{ count: number; asked: Asked }> {
  await startSaving(panel);
  await grown(panel, atLeast);
  const { count } = await stopSaving(panel);
  await swell(panel, LARGE);
  const asked = fromNow(gemini);
  gemini.hold();
  await press(panel, 'button', 'Send');
  await gemini.waitFor(() => asked().length === 1);
  return { count, asked };
}

/** Lets the first part be answered, and the second one arrive. */
export async function answerFirst(gemini: GeminiServer, asked: Asked): Promise<void> {
  gemini.release(1);
  await gemini.waitFor(() => asked().length === 2);
}
