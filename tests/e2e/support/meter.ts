import type { Page } from 'puppeteer';
import type { GeminiRequest } from '../../gemini-server/index';
import { byRole, has, press, textOf } from './find';
import { until } from './until';

/** The meter in the panel's footer, and what it should say. */

const TITLE = 'What was used';

/** Unfolds the meter, where it is folded. */
export async function unfold(panel: Page): Promise<void> {
  if (!(await has(panel, 'region', TITLE))) await press(panel, 'button', TITLE);
  await byRole(panel, 'region', TITLE);
}

/** Its table: the figures of a column by their names, as they are shown. */
export async function metered(
  panel: Page,
  column: 'Session' | 'This month' = 'Session',
): Promise<Record<string, string>> {
  await unfold(panel);
  const meter = await byRole(panel, 'region', TITLE);
  const table = await meter.$$eval('tr', (all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
  const at = table[0]?.indexOf(column) ?? -1;
  return Object.fromEntries(table.slice(1).map((row) => [row[0], row[at] ?? '']));
}

/** The sentences under the table. */
export async function notes(panel: Page): Promise<string> {
  await unfold(panel);
  return textOf(panel, 'region', TITLE);
}

/** The sum of what the server said that its answers used: US dollars per million tokens, in and out. */
export function billed(answers: readonly GeminiRequest[], price: { input: number; output: number }) {
  const sum = (count: (request: GeminiRequest) => number | undefined) =>
    answers.reduce((total, request) => total + (count(request) ?? 0), 0);
  const of = (wanted: string) =>
    sum(({ usage }) => usage?.promptTokensDetails.find(({ modality }) => modality === wanted)?.tokenCount);
  const thoughts = sum(({ usage }) => usage?.thoughtsTokenCount);
  const said = sum(({ usage }) => usage?.candidatesTokenCount);
  const input = sum(({ usage }) => usage?.promptTokenCount);
  const dollars = (input * price.input + (said + thoughts) * price.output) / 1e6;
  return {
    'Text in': number(of('TEXT')),
    'Pictures in': number(of('IMAGE')),
    'Answers out': number(said),
    ...(thoughts > 0 && { 'Thoughts out': number(thoughts) }),
    Cost: `$${dollars.toFixed(4).replace(/0{1,2}$/, '')}`,
  };
}

const number = (value: number) => value.toLocaleString('en-US');

/** Waits until a column says what the server has billed. */
export async function metersAs(
  panel: Page,
  expected: () => Record<string, string>,
  column?: 'Session' | 'This month',
): Promise<void> {
  const both = async () => [await metered(panel, column), expected()].map((each) => JSON.stringify(each));
  const agree = async () => {
    const [shown, billed] = await both();
    return shown === billed;
  };
  await until('the meter to say what the server has billed', agree, {
    seen: async () => (await both()).join('\n'),
  });
}
