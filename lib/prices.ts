import type { Cost, Price, Usage } from './model';

export type { Price } from './model';

/** As Google published them in October 2026. */
export const PRICES_SOURCE = 'https://ai.google.dev/gemini-api/docs/pricing';
const asOf = '2026-10';

export const PRICES: readonly Price[] = [
  { model: 'gemini-3.1-flash-lite', input: 0.25, audio: 0.5, output: 1.5, asOf },
  { model: 'gemini-3.5-flash-lite', input: 0.3, output: 2.5, asOf },
  { model: 'gemini-3.8-flash', input: 0.75, output: 3.75, asOf },
  { model: 'gemini-3.8-flash', input: 1.5, output: 7.5, from: '2027-01-01', asOf },
  { model: 'gemini-3.8-live', input: 0.75, audio: 3, image: 1, output: 4.5, speech: 12, asOf },
];

/**
 * The price of a model on a day, ms since 1970.
 * @param own the user's corrections and additions
 * @returns undefined for a model that is not in the table: nobody may guess what it costs
 */
export function priceOf(id: string, at: number, own: readonly Price[] = []): Price | undefined {
  const rows = priceRows(own).map(({ price }) => price);
  return rows.findLast(({ model, from }) => isVersionOf(id, model) && (!from || at >= Date.parse(from)));
}

/** The table with the user's corrections in it, then what the user has added. */
export function priceRows(own: readonly Price[]): { price: Price; own: boolean }[] {
  const same = (a: Price, b: Price) => a.model === b.model && a.from === b.from;
  const listed = PRICES.map((price) => {
    const corrected = own.find((other) => same(other, price));
    return { price: corrected ?? price, own: corrected !== undefined };
  });
  const added = own.filter((price) => !PRICES.some((other) => same(other, price)));
  return [...listed, ...added.map((price) => ({ price, own: true }))];
}

/** "…-flash-preview", "…-flash-001", "…-flash-preview-09-2026", but never "…-flash-lite": another price. */
function isVersionOf(id: string, model: string): boolean {
  return id.startsWith(model) && /^(-(preview|exp|latest|\d+))*$/.test(id.slice(model.length));
}

/** What some rows cost together. */
export interface Bill {
  /** US dollars, of the models that have a price. */
  dollars: number;
  /** Models without one that used anything. */
  unpriced: string[];
  /** The prices it was reckoned by. */
  prices: Price[];
}

export function billFor(costs: readonly Cost[], own: readonly Price[] = []): Bill {
  const bill: Bill = { dollars: 0, unpriced: [], prices: [] };
  for (const { day, model, usage } of costs) {
    if (usage.input + usage.output === 0) continue;
    const price = priceOf(model, Date.parse(day), own);
    if (price) {
      bill.dollars += dollarsFor(usage, price);
      if (!bill.prices.includes(price)) bill.prices.push(price);
    } else if (!bill.unpriced.includes(model)) bill.unpriced.push(model);
  }
  return bill;
}

function dollarsFor(usage: Usage, price: Price): number {
  return (dollarsIn(usage, price) + dollarsOut(usage, price)) / 1_000_000;
}

/** Of what came out of a cache nobody tells the kind: it counts as the cheapest of them, what is written. */
function dollarsIn(
  { input, audio = 0, image = 0, video = 0, cached = 0 }: Usage,
  { input: each, ...price }: Price,
): number {
  const sound = Math.min(audio, input - cached);
  const seen = Math.min(image + video, input - cached - sound);
  const rest = input - cached - sound - seen;
  return (
    rest * each +
    sound * (price.audio ?? each) +
    seen * (price.image ?? each) +
    cached * (price.cached ?? each)
  );
}

function dollarsOut({ output, speech = 0 }: Usage, { output: each, speech: spoken = each }: Price): number {
  const heard = Math.min(speech, output);
  return (output - heard) * each + heard * spoken;
}
