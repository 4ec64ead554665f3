/** What watching may cost, before anything was sent: an estimate, and shown as one. */

/** The default model's price and one picture's tokens, as Google published them in October 2026. */
export const ASSUMED = {
  model: 'gemini-3.1-flash-lite',
  inputTokens: 1120,
  outputTokens: 100,
  dollarsPerMillionIn: 0.25,
  dollarsPerMillionOut: 1.5,
} as const;

export interface Estimate {
  pictures: number;
  dollars: number;
}

/** Pictures and US dollars an hour when every picture is answered. */
export function hourly(intervalSeconds: number): Estimate {
  const pictures = Math.round(3600 / intervalSeconds);
  const each =
    ASSUMED.inputTokens * ASSUMED.dollarsPerMillionIn + ASSUMED.outputTokens * ASSUMED.dollarsPerMillionOut;
  return { pictures, dollars: (pictures * each) / 1_000_000 };
}
