import type { Page } from 'puppeteer';
import type { GeminiRequest } from '../../gemini-server/index';
import { byRole, type, valueIn } from './find';
import { reply } from './panel';
import { type Row, rows } from './rows';
import { until } from './until';

/** Questions about what is on the screen, as their user asks them. */

export const BOX = 'Ask about the screen';
export const ask = (panel: Page, question: string) => type(panel, BOX, question);

/** Asks one question after the other, without waiting for answers. */
export async function askAll(panel: Page, questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    await ask(panel, question);
    await until(`"${question}" to be accepted`, async () => (await valueIn(panel, BOX)) === '');
  }
}

export const questionIn = ({ texts }: GeminiRequest) => texts.at(-1) ?? '';
export const isQuestion = (request: GeminiRequest) => questionIn(request).endsWith('?');

/** What a request says, turn by turn: who, and which words. */
export function said({ message }: GeminiRequest): string[] {
  return (message?.contents ?? []).map(
    ({ role, parts = [] }) => `${role}: ${parts.map(({ text }) => text ?? '[picture]').join(' ')}`,
  );
}

/** Shows another code, and waits until it is painted. */
export function show(page: Page, code: string): Promise<void> {
  return page.evaluate(async (text) => {
    await (Reflect.get(window, 'show') as (text: string) => Promise<void>)(text);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, code);
}

/** Presses a button of the row with this reply, whose name is this and the row's time. Two may be of one second. */
export async function pressIn(panel: Page, text: string, name: string): Promise<Row> {
  const row = await reply(panel, text);
  const log = await byRole(panel, 'log', 'Replies');
  for (const article of await log.$$('article')) {
    const words = await article.$eval('.markdown', (node) => Reflect.get(node, 'innerText')).catch(() => '');
    const button = await article.$(`::-p-aria([name="${name}: ${row.time}"][role="button"])`);
    if (words.trim() !== text || !button) continue;
    // With the keyboard: while it is aimed at, more may come in and move it.
    await button.press('Enter');
    return row;
  }
  throw new Error(`No button "${name}: ${row.time}" in the row "${text}"`);
}

/** The row of a question that was asked once. */
export function answered(panel: Page, question: string): Promise<Row> {
  return until(`an answer to ${question}`, async () =>
    (await rows(panel)).find(({ text, reply, busy }) => text.includes(question) && reply !== '' && !busy),
  );
}
