/** Runs of watching, and what the whole program is doing. */
import type { Failure } from './failure';
import type { GateTally } from './gate';
import type { Engine } from './live';
import type { TextTrouble } from './slice';
import type { Source } from './source';
import type { Cost, Usage } from './usage';
import type { SessionWatches } from './watch';

/** `live` sends each slice at once; `save` keeps them on disk until the user sends them. */
export type Sending = 'live' | 'save';

/** Why a session is over. */
export type EndReason =
  | 'stopped'
  | 'switched'
  | 'tab-closed'
  | 'tab-crashed'
  | 'sharing-ended'
  | 'limit'
  | 'save-limit'
  | 'browser-closed'
  | 'asked'
  | 'failed';

export interface Replies {
  replies: number;
  tokens: number;
}

/** Counters and token sums of one session. What the footer shows. */
export interface Counters {
  /** Slices that reached the worker. */
  seen: number;
  /** Slices that were part of at least one request. */
  sent: number;
  /** Slices given up unsent because the model was slower. */
  dropped: number;
  /** Requests made, repeats included. */
  requests: number;
  usage: Usage;
  /** Replies that dedupe hid. */
  hidden?: number;
  /** Replies to single slices, with their output tokens: those that only said "nothing new", and all others. */
  unsaid?: Replies;
  said?: Replies;
}

/** One run of watching, from Start to Stop. */
export interface Session {
  id: string;
  source: Source;
  /** What the source was last called while the browser told; empty if it never did. */
  name: string;
  sending: Sending;
  /** What answers now; absent: requests. */
  engine?: Engine;
  startedAt: number;
  /** When the session limit stops it by itself. */
  endsAt: number;
  paused: boolean;
  endedAt?: number;
  end?: EndReason;
  /** With `end: 'failed'`. */
  failure?: Failure;
  counters: Counters;
  /** Looks and pictures, as the gate counts them. */
  gate?: GateTally;
  /** Saved slices let go to make room for later ones. */
  thinned?: number;
  /** Why the page's text did not go along the last time. */
  textTrouble?: TextTrouble;
  watches?: SessionWatches;
  /** What it used, a row for each day and model. Absent in sessions of version 0.1.0. */
  costs?: Cost[];
  /** The last slices that it was given: one may be delivered again. */
  taken?: string[];
  /** At which its pictures are taken: the user's choice, or what the quotas allow. */
  intervalMs?: number;
  /** How long it watched without a pause, up to `watchingSince`, ms. */
  watchedMs?: number;
  /** Since when it watches; absent while paused and after its end. */
  watchingSince?: number;
  /** What the last picture that was answered used: what the gate saves is measured by it. */
  lastPicture?: Usage;
}

/** What the whole program is doing, for badge, status line and buttons. */
export type Status =
  | { state: 'idle' }
  /** The user wants to start, and something is still missing. */
  | { state: 'needs'; what: 'consent' | 'key' }
  | { state: 'starting' }
  | { state: 'capturing' }
  /** At least one request is out, and nothing of its reply has come; or, with no session, not all of it. */
  | { state: 'waiting' }
  /** Nothing is sent before `until`; `failure` says why. */
  | { state: 'holding'; until: number; failure: Failure }
  | { state: 'paused' }
  /** Paused until the user raises the budget, or the day is over. */
  | { state: 'spent' }
  | { state: 'failed'; failure: Failure }
  | { state: 'ended'; end: EndReason };
