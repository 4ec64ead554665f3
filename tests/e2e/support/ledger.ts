import type { Page } from 'puppeteer';
import type { GeminiRequest } from '../../gemini-server/index';
import { byRole } from './find';
import { counters } from './panel';
import { until } from './until';

/** What was asked of the model, and what it cost. */
export interface Ledger {
  requests: number;
  input: number;
  output: number;
}

/** As the panel's footer counts it, to the last token: large numbers are shown in short, and whole on hovering. */
export async function booked(panel: Page): Promise<Ledger> {
  const { Requests: requests } = await counters(panel);
  const list = await byRole(panel, 'DescriptionList', 'Counters');
  const words = await list.$eval('[title]', (tokens) => tokens.getAttribute('title') ?? '');
  const [input, output] = words.match(/\d[\d,]*/g) ?? [];
  return { requests: toNumber(requests), input: toNumber(input), output: toNumber(output) };
}

function toNumber(shown = ''): number {
  return Number(shown.replaceAll(',', ''));
}

/** As the server saw it: what it answered, and what it would have billed. */
export function billed(answers: readonly GeminiRequest[]): Ledger {
  const sum = (count: (request: GeminiRequest) => number) =>
    answers.reduce((total, request) => total + count(request), 0);
  return {
    requests: answers.length,
    input: sum(({ usage }) => usage?.promptTokenCount ?? 0),
    output: sum(({ usage }) => (usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0)),
  };
}

/** Waits until the panel's books agree with the server's. Whatever is still under way may make them differ. */
export async function agreed(panel: Page, answers: () => readonly GeminiRequest[]): Promise<void> {
  const both = async () => [await booked(panel), billed(answers())].map((ledger) => JSON.stringify(ledger));
  const agree = async () => {
    const [panels, servers] = await both();
    return panels === servers;
  };
  await until('the footer to say what the server saw', agree, {
    seen: async () => (await both()).join('\n'),
  });
}
