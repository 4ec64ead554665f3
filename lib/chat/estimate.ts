/** What watching may cost, before anything was sent: an estimate, and shown as one. */
import { type Price, priceOf } from '../prices';
import type { Settings } from '../settings';

/**
 * The cheapest fast model of the price table, what one picture takes at high detail, one of a clip, a second of
 * sound, and a short reply.
 */
export const ASSUMED = {
  model: 'gemini-3.1-flash-lite',
  picture: 1120,
  frame: 280,
  soundSecond: 32,
  outputTokens: 100,
} as const;

const CLIP_SECONDS = 2;

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
  const slices = Math.round(3600 / (isClips ? CLIP_SECONDS : watching.intervalSeconds));
  const inputTokens = isClips ? tokensOfClip(watching) : ASSUMED.picture;
  const each = inputTokens * price.input + ASSUMED.outputTokens * price.output;
  return { slices, inputTokens, dollars: (slices * each) / 1_000_000, price };
}

function tokensOfClip({ clipFps, clipSound }: Watching): number {
  return CLIP_SECONDS * (clipFps * ASSUMED.frame + (clipSound ? ASSUMED.soundSecond : 0));
}
