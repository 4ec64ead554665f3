/** US dollars per million tokens, text and pictures, as Google published them in October 2026. */
export const PRICES_AS_OF = '2026-10';
export const PRICES_SOURCE = 'https://ai.google.dev/gemini-api/docs/pricing';

export interface Price {
  /** Start of the model's id. */
  model: string;
  input: number;
  /** Thinking is billed as output. */
  output: number;
  /** First day (UTC, ISO) that this price is valid; the latest that has begun counts. */
  from?: string;
}

const prices: Price[] = [
  { model: 'gemini-3.1-flash-lite', input: 0.25, output: 1.5 },
  { model: 'gemini-3.5-flash-lite', input: 0.3, output: 2.5 },
  { model: 'gemini-3.8-flash', input: 0.75, output: 3.75 },
  { model: 'gemini-3.8-flash', input: 1.5, output: 7.5, from: '2027-01-01' },
];

/**
 * The price of a model on a day, ms since 1970.
 * @returns undefined for a model that is not in the table: nobody may guess what it costs
 */
export function priceOf(id: string, at: number): Price | undefined {
  return prices.findLast(({ model, from }) => isVersionOf(id, model) && (!from || at >= Date.parse(from)));
}

/** "…-flash-preview", "…-flash-001", "…-flash-preview-09-2026", but never "…-flash-lite": another price. */
function isVersionOf(id: string, model: string): boolean {
  return id.startsWith(model) && /^(-(preview|exp|latest|\d+))*$/.test(id.slice(model.length));
}
