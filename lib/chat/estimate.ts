/** What watching may cost, before anything was sent: an estimate, and shown as one. */

import { CLIP_MS } from '../clip-length';
import { generationOf, tokensOfClip } from '../levels';
import { type Price, priceOf } from '../prices';
import type { Settings } from '../settings';

/** The cheapest fast model of the price table, what one picture takes at high detail, and a short reply. */
export const ASSUMED = {
  model: 'gemini-3.1-flash-lite',
  picture: 1120,
  outputTokens: 100,
} as const;

export interface Estimate {
  /** Pictures, or clips. */
  slices: number;
  /** Tokens of each. */
  inputTokens: number;
  dollars: number;
  price: Price;
}

type Watching = Pick<Settings, 'capture' | 'intervalSeconds' | 'clipFps' | 'clipSound'>;

/**
 * Pictures or clips and US dollars an hour when every one is answered.
 * @param at for the price, ms since 1970
 */
export function hourly(watching: Watching, at: number): Estimate {
  const price = priceOf(ASSUMED.model, at);
  if (!price) throw new Error(`No price for ${ASSUMED.model}`);
  const isClips = watching.capture === 'clips';
  const slices = Math.round(3600 / (isClips ? CLIP_MS / 1000 : watching.intervalSeconds));
  const inputTokens = isClips ? tokensOfOne(watching) : ASSUMED.picture;
  const each = inputTokens * price.input + ASSUMED.outputTokens * price.output;
  return { slices, inputTokens, dollars: (slices * each) / 1_000_000, price };
}

function tokensOfOne({ clipFps, clipSound }: Watching): number {
  const clip = { durationMs: CLIP_MS, fps: clipFps, ...(clipSound && { sound: true as const }) };
  return tokensOfClip(clip, 'high', generationOf(ASSUMED.model));
}
