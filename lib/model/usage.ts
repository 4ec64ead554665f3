/** What is used, what it costs and what limits it. */

/** Tokens as Gemini reported them in `usageMetadata`; never an estimate. A kind that it did not tell is absent. */
export interface Usage {
  input: number;
  /** Includes thinking, which is billed as output. */
  output: number;
  /** Of the input: */
  text?: number;
  image?: number;
  video?: number;
  audio?: number;
  /** Of the input, whatever its kind: what came out of a cache. */
  cached?: number;
  /** Of the output. */
  thoughts?: number;
  /** Of the output: speech. */
  speech?: number;
}

/** What one model used on one day. */
export interface Cost {
  /** Of the user's calendar: `2026-11-22`. */
  day: string;
  /** Model id without `models/`. */
  model: string;
  requests: number;
  /** Of these, how many broke off before Gemini had told what they used. */
  unknown: number;
  usage: Usage;
}

/** How often a model was asked, as its quotas count. */
export interface QuotaUse {
  model: string;
  /** Google's own, which begins at midnight in California. */
  day: string;
  /** On that day. */
  requests: number;
  /** At a known number of requests a minute: before then an automatic one would be one too many. */
  nextAt: number;
}

/** US dollars per million tokens. */
export interface Price {
  /** Start of the model's id. */
  model: string;
  /** Text, pictures and films. */
  input: number;
  /** Thinking is billed as output. */
  output: number;
  /** Sound; absent: as other input. */
  audio?: number;
  /** Pictures and films; absent: as other input. */
  image?: number;
  /** Speech; absent: as other output. */
  speech?: number;
  /** Input out of a cache; absent: as other input. */
  cached?: number;
  /** First day (UTC, ISO) that this price is valid; the latest that has begun counts. */
  from?: string;
  /** When it was looked up: `2026-10`, `2026-11-22`. */
  asOf: string;
}

/** How far the tightest of the user's budgets is used up. */
export interface Budget {
  scope: 'session' | 'day';
  unit: 'dollars' | 'tokens';
  used: number;
  limit: number;
  /** `near` from 80 % on, `spent` from 100 % on: then nothing is sent that the user has not asked for. */
  level: 'fine' | 'near' | 'spent';
}

/** A limit that the API named, in requests. */
export interface RequestLimit {
  per: 'minute' | 'day';
  requests: number;
}

/** Why pictures come less often than the user chose. */
export interface Pace extends RequestLimit {
  intervalMs: number;
  /** The API named the limit, not the user. */
  learned: boolean;
}
