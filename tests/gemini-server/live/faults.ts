export interface LiveFaultOptions {
  /** How often it strikes; 1 unless told otherwise, Infinity for always. */
  times?: number;
  /** What `close` and `close-mid-turn` close with; 1011 and an internal error unless told otherwise. */
  code?: number;
  reason?: string;
}

/**
 * When a client connects:
 * - `refuse`: the upgrade is refused; a browser reports 1006
 * - `bad-key`, `quota`, `internal`, `unavailable`, `close`: the setup is answered with a close
 * - `drop`: the setup is answered by a dead socket; 1006
 * - `no-setup-complete`: the setup is never answered
 *
 * When the model answers:
 * - `silent`: nothing comes
 * - `garbage`: a frame that is not JSON comes before the answer; `half-json`: one that stops in the middle
 * - `unknown-keys`: every message has keys that nobody knows, and one has nothing else
 * - `close-mid-turn`, `drop-mid-turn`: the connection ends when half of the answer's sound was sent
 */
export type LiveFaultName = (typeof atSetup)[number] | (typeof atTurn)[number] | 'refuse';

export const atSetup = [
  'bad-key',
  'quota',
  'internal',
  'unavailable',
  'close',
  'drop',
  'no-setup-complete',
] as const;
export const atTurn = [
  'silent',
  'garbage',
  'half-json',
  'unknown-keys',
  'close-mid-turn',
  'drop-mid-turn',
] as const;

export interface LiveFault {
  name: LiveFaultName;
  options: LiveFaultOptions;
  left: number;
}

/** [assumed]: the words of `quota` beyond its first sentence. */
const closings: Partial<Record<LiveFaultName, [code: number, reason: string]>> = {
  'bad-key': [1007, 'API key not valid. Please pass a valid API key.'],
  quota: [
    1011,
    'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.',
  ],
  internal: [1011, 'Internal error encountered.'],
  unavailable: [1011, 'The service is currently unavailable.'],
};

/** The code and the reason that a fault closes with. */
export function closingOf({ name, options }: LiveFault): [code: number, reason: string] {
  return closings[name] ?? [options.code ?? 1011, options.reason ?? 'Internal error encountered.'];
}
