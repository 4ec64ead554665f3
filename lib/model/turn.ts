/** Requests and their replies. */
import type { Duplicate, Fold } from './dedupe';
import type { Failure } from './failure';
import type { Usage } from './usage';
import type { Structured, WatchHit } from './watch';

/** `slice`: the automatic analysis of one slice; `batch`: of saved ones; `question`: the user's own. */
export type TurnKind = 'slice' | 'batch' | 'question';

export type TurnState =
  /** Nothing has come yet. */
  | 'waiting'
  | 'streaming'
  | 'done'
  /** Given up; `failure` says why. What text came is kept. */
  | 'failed';

/** One request to the model and what came back. */
export interface Turn {
  id: string;
  sessionId: string;
  /** Position in the conversation: ascending over all sessions. */
  order: number;
  kind: TurnKind;
  /** For `question`. */
  question?: string;
  /** For a `question` about a reply instead of the newest picture: which, and when that was taken. */
  about?: { turnId: string; at: number };
  /** For a `question`, where it was asked later than its picture was taken. */
  askedAt?: number;
  /** For a `question`: what of the conversation went along; the tokens are estimated. */
  context?: { replies: number; tokens: number };
  /** A failed `question` that was asked again, as a turn of its own. */
  retried?: true;
  /** For a `question` about what went by: how many seconds of it. */
  replay?: number;
  /** For `batch` in several parts: this one and how many. */
  part?: { index: number; of: number };
  sliceIds: string[];
  /** How many of them are clips, where there are several slices. */
  clips?: number;
  /** When the (last) slice was taken. */
  at: number;
  thumbnail?: Uint8Array<ArrayBuffer>;
  state: TurnState;
  text: string;
  /** How many requests were made for it. */
  attempts: number;
  /** The worker died while a reply was under way. Such a turn is sent again, once. */
  cut?: boolean;
  /** One entry an attempt: each was billed. */
  usages: Usage[];
  /** Which model the last attempt was sent to. */
  model?: string;
  /** Present on a failed turn, on one that waits for its next try, and on a complete one that ended early. */
  failure?: Failure;
  /** Set when the deduplicated view hides this reply. */
  duplicate?: Duplicate;
  /** What the deduplicated view folds away of a reply that also says something new; in order, not empty. */
  folds?: Fold[];
  /** The turns that the user says this one is no repeat of. */
  notLike?: string[];
  /** What the reply was read from, where standing watches were asked for with it. */
  structured?: Structured;
  /** Watches that this reply met, each for the first time since it was not. */
  hits?: WatchHit[];
  /** Part of a Live conversation: no request of its own, and nothing that can be tried again. */
  live?: true;
  /** For a `question` in a Live conversation: it was spoken, and this is what was understood. */
  heard?: true;
  /** The reply was speech, and `text` is what was said. */
  spoken?: true;
  /** The user spoke over it: heard up to here, ms of speech. */
  cutOffMs?: number;
  /** Pages that the model found with Google Search. */
  links?: Link[];
}

/** A page on the web. */
export interface Link {
  title: string;
  /** https: or http: only. */
  url: string;
}
