import type { ToolCall } from '../live';
import type { Link, Usage } from '../model';
import { NOTHING_SAID, type Transcript } from './transcript';

/** How a turn began. */
export type Beginning =
  /** The user spoke. */
  | 'heard'
  | 'typed'
  /** The model was told that the screen has changed. */
  | 'nudged'
  /** The model spoke, and nobody knows why: what the user said may follow. */
  | 'unknown';

/** One turn of the conversation: what the user said, and what the model said to it. Times are ms since 1970. */
export interface SpokenTurn {
  /** Ascending. */
  id: number;
  began: Beginning;
  at: number;
  /** What the user said or wrote. */
  user: Transcript;
  /** What the model said or wrote. */
  model: Transcript;
  state: 'asked' | 'answering' | 'done';
  endedAt?: number;
  /** The user spoke over it. */
  interrupted?: true;
  /** Its socket ended: what is missing will not come. */
  cut?: true;
  /** No answer came. */
  silent?: true;
  calls: ToolCall[];
  links: Link[];
  usages: Usage[];
  /** Of speech so far, and when it began to come. */
  speechMs: number;
  speechAt?: number;
  generatedAt?: number;
  /** Tools were called, and nothing was said since: what is said to their answers may come in a turn of its own. */
  called?: true;
  /** So long that is waited for. */
  openUntil?: number;
}

export function newTurn(id: number, began: Beginning, at: number, words = ''): SpokenTurn {
  return {
    id,
    began,
    at,
    user: { text: words, finished: began === 'typed' },
    model: NOTHING_SAID,
    state: 'asked',
    calls: [],
    links: [],
    usages: [],
    speechMs: 0,
  };
}

/** A model that has made up its answer, and does not say that the turn is over, may be this late, ms. */
const LATE_MS = 3_000;

/** A model that was answered by its tools takes no longer to say something, ms. */
export const TOOLS_MS = 20_000;

/** When a turn whose end nobody tells is over: what was generated has been said by then. */
export function closesAt({ generatedAt, speechAt, speechMs, openUntil }: SpokenTurn): number | undefined {
  if (openUntil !== undefined) return openUntil;
  if (generatedAt === undefined) return undefined;
  return Math.max(generatedAt, (speechAt ?? generatedAt) + speechMs) + LATE_MS;
}
