import type { Page } from 'puppeteer';
import type { GeminiRequest } from '../../gemini-server/index';
import { click } from './click';
import { has, press, type } from './find';
import { type Row, rows } from './rows';
import { until } from './until';

/** "Tell me when …", as its user has it, and as the model is asked. */

/** A watch as a request names it. */
interface AskedWatch {
  id: string;
  when: string;
}

/** Unfolds the section, where it is still folded. */
export async function openWatches(panel: Page): Promise<void> {
  if (await has(panel, 'textbox', 'Tell me when')) return;
  const summary = await until('the section', () => panel.$('::-p-aria([role="DisclosureTriangle"])'));
  await click(summary);
}

/** Types what to be told of, and waits until it stands in the list. */
export async function tellMe(panel: Page, when: string): Promise<void> {
  await openWatches(panel);
  await type(panel, 'Tell me when', when);
  await until(`"${when}" in the list`, () => has(panel, 'button', `Remove “${when}”`));
}

export async function forget(panel: Page, when: string): Promise<void> {
  await press(panel, 'button', `Remove “${when}”`);
  await until(`"${when}" to go`, async () => !(await has(panel, 'button', `Remove “${when}”`)));
}

/** What a request asks to be told of; empty when it asks for plain text. */
export function askedIn({ systemInstruction, message }: GeminiRequest): AskedWatch[] {
  const config = message?.generationConfig;
  if (config?.responseMimeType !== 'application/json') return [];
  return JSON.parse(/\(JSON\): (\[.*\])$/m.exec(systemInstruction)?.[1] ?? '[]');
}

/**
 * A reply in the form that the request asks for.
 * @param evidence of the watches that are met, by their words
 * @param picture which of several shows it, from 1
 */
export function saying(
  request: GeminiRequest,
  text: string,
  evidence: Record<string, string>,
  picture?: number,
): string {
  const asked = askedIn(request);
  if (asked.length === 0) return text;
  const watches = asked.map(({ id, when }) => ({
    id,
    evidence: evidence[when] ?? '',
    state: when in evidence,
    ...(picture && { picture }),
  }));
  return JSON.stringify({ text, watches });
}

/** The messages that something was seen, oldest first. */
export async function hits(panel: Page): Promise<Row[]> {
  return (await rows(panel)).filter(({ text }) => text.includes('You wanted to be told when'));
}

/** Waits for so many of them. */
export async function told(panel: Page, count: number): Promise<Row[]> {
  return until(`${count} messages`, async () => {
    const all = await hits(panel);
    return all.length === count && all;
  });
}

/** Each is shown for 25 s. */
const LOOK_MS = 200;

/** Notes each notification from now on: the browser takes them away by itself. Answers how to get their ids. */
export async function watchNotifications(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(async (lookMs) => {
    const before = await chrome.notifications.getAll();
    const shown = new Set<string>();
    Object.assign(globalThis, { shownNotifications: shown });
    setInterval(async () => {
      for (const id in await chrome.notifications.getAll()) if (!(id in before)) shown.add(id);
    }, lookMs);
  }, LOOK_MS);
  return () => page.evaluate(() => [...(Reflect.get(globalThis, 'shownNotifications') as Set<string>)]);
}

/** The notifications that the browser shows, by id. */
export function notifications(page: Page): Promise<string[]> {
  return page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
}
