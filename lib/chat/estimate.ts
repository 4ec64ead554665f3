/** What watching may cost, before anything was sent: an estimate, and shown as one. */
import { type Price, priceOf } from '../prices';

/** The cheapest fast model of the price table, and what one picture at high detail and a short reply take. */
export const ASSUMED = { model: 'gemini-3.1-flash-lite', inputTokens: 1120, outputTokens: 100 } as const;

export interface Estimate {
  pictures: number;
  dollars: number;
  price: Price;
}

/**
 * Pictures and US dollars an hour when every picture is answered.
 * @param at for the price, ms since 1970
 */
export function hourly(intervalSeconds: number, at: number): Estimate {
  const price = priceOf(ASSUMED.model, at);
  if (!price) throw new Error(`No price for ${ASSUMED.model}`);
  const pictures = Math.round(3600 / intervalSeconds);
  const each = ASSUMED.inputTokens * price.input + ASSUMED.outputTokens * price.output;
  return { pictures, dollars: (pictures * each) / 1_000_000, price };
}
