/**
 * The nouns of Screen Helper. This file imports nothing, and everything may import it.
 * Times are milliseconds since 1970 unless the name says otherwise; sizes are pixels; bytes are bytes.
 */

/** What is watched: a browser tab, or a window or screen picked in the browser's own dialog. */
export type SourceKind = 'tab' | 'display';

export interface Source {
  kind: SourceKind;
  /** Only for tabs. */
  tabId?: number;
  /** Empty when the browser does not tell: never granted, or the tab has moved to another site. */
  title: string;
  /** Address of the tab's icon, or empty. */
  icon: string;
}

/** `live` sends each slice at once; `save` keeps them on disk until the user sends them. */
export type Sending = 'live' | 'save';

/** How closely the model looks at one picture: Gemini's `mediaResolution`. */
export type Level = 'low' | 'medium' | 'high';

/** How closely the user wants the screen to be looked at. `auto`: no closer than reading it takes. */
export type Detail = Level | 'auto';

export type ThinkingLevel = 'minimal' | 'low' | 'medium' | 'high';

export interface Size {
  width: number;
  height: number;
}

/** A part of a picture, in its own pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a picture shows of the screen. */
export interface View {
  /** All of it, one of the tiles that make up all of it, or a region that has changed. */
  role: 'whole' | 'tile' | 'region';
  /** Which part, in the pixels of the screen. */
  area: Rect;
  /** The whole screen's pixels. */
  screen: Size;
  /** How closely to look. */
  level: Level;
}

/** An encoded picture. Its size is smaller than its area's where it was reduced, never larger. */
export interface EncodedPicture extends Size {
  mimeType: 'image/jpeg' | 'image/webp';
  bytes: Uint8Array<ArrayBuffer>;
  /** Absent in slices stored by version 0.1.0: the whole screen in its own pixels. */
  view?: View;
}

/** One cut of what was on the screen, as it leaves the offscreen document: mostly one picture. */
export interface Slice extends EncodedPicture {
  id: string;
  sessionId: string;
  /** When the pictures were taken. */
  at: number;
  /** The other pictures, where one does not do: further tiles, or the regions that have changed. */
  extra?: EncodedPicture[];
  /** A small JPEG of the whole, for the panel. */
  thumbnail: Uint8Array<ArrayBuffer>;
}

/** Where a stored slice stands. It is deleted from disk once a reply to it is complete or given up. */
export type SliceState =
  /** Waiting for a free request. */
  | 'queued'
  /** Part of a turn that has not ended. */
  | 'sent'
  /** Kept for "Send". */
  | 'saved';

export interface StoredSlice extends Slice {
  state: SliceState;
}

/** Tokens as Gemini reported them in `usageMetadata`; never an estimate. */
export interface Usage {
  input: number;
  /** Includes thinking, which is billed as output. */
  output: number;
}

/** Why a request, a capture or a session failed. Policy and messages read the reason, never the text. */
export type FailureReason =
  // the user's key or account
  | 'no-key'
  | 'key'
  | 'referrer'
  | 'api-disabled'
  | 'permission'
  | 'region'
  | 'model'
  | 'quota-minute'
  | 'quota-day'
  // the way there
  | 'offline'
  | 'network'
  | 'server'
  | 'overloaded'
  | 'timeout'
  | 'cut'
  | 'malformed'
  // the request or the reply
  | 'invalid'
  | 'blocked'
  | 'safety'
  | 'recitation'
  | 'max-tokens'
  | 'empty'
  // this machine
  | 'storage'
  // the capture
  | 'not-granted'
  | 'tab-busy'
  | 'incognito'
  | 'picker-cancelled'
  | 'capture-refused'
  | 'encoder'
  // the program itself
  | 'interrupted'
  | 'too-many-failures'
  | 'unexpected';

export interface Failure {
  reason: FailureReason;
  /** The API's or the browser's own words, or empty. Never contains the key. */
  detail: string;
  /** For quotas: when it is worth trying again. */
  retryAt?: number;
}

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
}

/** One run of watching, from Start to Stop. */
export interface Session {
  id: string;
  source: Source;
  /** What the source was last called while the browser told; empty if it never did. */
  name: string;
  sending: Sending;
  startedAt: number;
  /** When the session limit stops it by itself. */
  endsAt: number;
  paused: boolean;
  endedAt?: number;
  end?: EndReason;
  /** With `end: 'failed'`. */
  failure?: Failure;
  counters: Counters;
}

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
  /** For `batch` in several parts: this one and how many. */
  part?: { index: number; of: number };
  sliceIds: string[];
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
  /** Present on a failed turn, on one that waits for its next try, and on a complete one that ended early. */
  failure?: Failure;
  /** Set when the deduplicated view hides this reply. */
  duplicate?: Duplicate;
}

/** Why a reply is hidden in the deduplicated view. */
export interface Duplicate {
  /** The shown turn it repeats. */
  of: string;
  method: 'equal' | 'similar';
  /** 0 to 1. */
  similarity: number;
}

/** The pile kept by "Save, then send". */
export interface Saved {
  count: number;
  bytes: number;
  /** From the first to the last slice, ms. */
  duration: number;
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
  | { state: 'failed'; failure: Failure }
  | { state: 'ended'; end: EndReason };

/** A row of a model list. */
export interface ModelInfo {
  /** Without the `models/` prefix. */
  id: string;
  name: string;
  /** Whether `generateContent` is among its actions. */
  generates: boolean;
}
