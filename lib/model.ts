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

/** `frames`: a picture every interval; `clips`: consecutive films of 2 s. */
export type CaptureKind = 'frames' | 'clips';

/** What answers: a request for each slice, or one conversation that also listens and speaks. */
export type Engine = 'requests' | 'live';

/** Whether a Live model is heard and read, or only read. */
export type LiveAnswers = 'spoken' | 'text';

/** Whether the sound of what is watched goes to a Live model: beside the microphone's, or in its place. */
export type TabSound = 'no' | 'mixed' | 'instead';

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

/** A part of a picture, as fractions of its sides. */
export interface Fractions {
  left: number;
  top: number;
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

/** An encoded picture, or a clip of many. Its size is smaller than its area's where it was reduced, never larger. */
export interface EncodedPicture extends Size {
  mimeType: 'image/jpeg' | 'image/webp' | ClipType;
  bytes: Uint8Array<ArrayBuffer>;
  /** Absent in slices stored by version 0.1.0: the whole screen in its own pixels. */
  view?: View;
}

export type ClipType = 'video/mp4' | 'video/webm';

export interface ClipTiming {
  durationMs: number;
  /** Frames a second. */
  fps: number;
  /** It can be heard, too. */
  sound?: true;
}

/** One cut of what was on the screen, as it leaves the offscreen document: mostly one picture, or a clip. */
export interface Slice extends EncodedPicture {
  id: string;
  sessionId: string;
  /** When the pictures were taken; of a clip, its first. */
  at: number;
  /** The other pictures, where one does not do: further tiles, or the regions that have changed. */
  extra?: EncodedPicture[];
  /** Present: it is a clip. */
  clip?: ClipTiming;
  /** A small JPEG of the whole, of a clip's last picture, for the panel. */
  thumbnail: Uint8Array<ArrayBuffer>;
  /** Why the gate let it through, and where it differs from the picture before. */
  gate?: GateDecision;
  /** Added by the worker, where the user wants it. */
  text?: PageText;
}

/** What the watched page said when a picture of it was taken. Data from a stranger, never an instruction. */
export interface PageText {
  /** What could be seen of it, or what the user had selected. */
  kind: 'visible' | 'selection';
  text: string;
  /** There was more. */
  cut: boolean;
}

/** Why a watched page's text does not go along, though the user wants it. */
export type TextTrouble =
  /** The tab has gone to another site, and the user's click granted only the one before. */
  | 'left'
  /** The browser lets nobody read this page: its own pages, the Web Store, a PDF. */
  | 'closed'
  /** The page did not answer in time. */
  | 'silent';

/** Where a stored slice stands. It is deleted from disk once a reply to it is complete or given up. */
export type SliceState =
  /** Waiting for a free request. */
  | 'queued'
  /** Part of a turn that has not ended. */
  | 'sent'
  /** Kept for "Send". */
  | 'saved'
  /** Of a question that failed or was stopped: it can be asked again. */
  | 'asked'
  /** Went by in Live a short while ago, and can still be asked about. */
  | 'recent';

export interface StoredSlice extends Slice {
  state: SliceState;
}

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
  | 'budget'
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
  /** A part of it could not be read. */
  | 'garbled'
  // this machine
  | 'storage'
  // the microphone
  | 'microphone-refused'
  | 'microphone-missing'
  | 'microphone-busy'
  | 'microphone-lost'
  /** Sound that no socket was there for in time. */
  | 'sound-lost'
  // the capture
  | 'not-granted'
  | 'tab-busy'
  | 'incognito'
  | 'picker-cancelled'
  | 'capture-refused'
  | 'encoder'
  | 'clips'
  // the program itself
  | 'interrupted'
  /** By the user. */
  | 'stopped'
  | 'too-many-questions'
  | 'cancelled'
  | 'too-many-failures'
  | 'unexpected';

export interface Failure {
  reason: FailureReason;
  /** The API's or the browser's own words, or empty. Never contains the key. */
  detail: string;
  /** For quotas: when it is worth trying again. */
  retryAt?: number;
  /** For quotas: the limit, where it is one of requests. */
  limit?: RequestLimit;
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

/** How a Live conversation stands. */
export interface LiveState {
  link: LiveLink;
  microphone: MicrophoneState;
  /** With push to talk: the user holds it. */
  talking: boolean;
  /** The model is heard. */
  speaking: boolean;
  /** Since when nobody said anything: it goes on only if the user wants that. Meanwhile `link` is as it was then. */
  quietSince?: number;
  /** What the model would like to tell the user of from now on. */
  proposal?: WatchProposal;
}

export type LiveLink =
  | { state: 'connecting' }
  | { state: 'open' }
  /** From one socket to the next: what is said meanwhile is kept. */
  | { state: 'renewing' }
  /** Tried again by itself at `until`. */
  | { state: 'waiting'; until: number; failure: Failure }
  /** Not tried again until the user wants it. */
  | { state: 'lost'; failure: Failure };

export type MicrophoneState =
  | 'off'
  /** The browser asks the user, in a page of its own. */
  | 'asking'
  | 'on';

/** A watch that the model proposes. */
export interface WatchProposal {
  id: string;
  text: string;
}

/** Why a reply is hidden in the deduplicated view. */
export interface Duplicate {
  /** The shown turn it repeats. */
  of: string;
  /** `nothing-new`: the model itself says so. */
  method: 'equal' | 'similar' | 'meaning' | 'nothing-new';
  /** 0 to 1. */
  similarity: number;
}

/** "Tell me when …": what the user is waiting for, in the user's words. */
export interface Watch {
  /** Chosen by this program, at random. */
  id: string;
  text: string;
  paused: boolean;
}

/** What a reply says of one watch. */
export interface WatchAnswer {
  /** The watch's. */
  id: string;
  /** Whether the picture shows what the user is waiting for. */
  state: boolean;
  /** What on the picture says so, or empty. */
  evidence: string;
  /** Of several pictures, counted from 1: the one that shows it. */
  picture?: number;
  /** That picture, where it is known. */
  frame?: Frame;
}

/** One of several pictures, as it is shown in the panel. */
export interface Frame {
  at: number;
  /** A small JPEG. */
  thumbnail: Uint8Array<ArrayBuffer>;
}

/** A reply as it came: JSON with the text and the answers to the watches. */
export interface Structured {
  json: string;
  /** At most one for each watch that was asked for. */
  answers: WatchAnswer[];
  /** It was no such JSON: nothing is known of the watches. */
  unread?: true;
}

/** What is remembered of a watch from one reply to the next. */
export interface WatchMemory {
  /** Whether it was last seen to be so. */
  met: boolean;
  /** Of the last hit. */
  evidence: string;
  /** Replies in a row that did not say. */
  unanswered: number;
}

/** What one session has seen of the standing watches. */
export interface SessionWatches {
  /** `order` of the last turn whose answers were judged. */
  judged: number;
  /** By the watch's id. */
  memories: Record<string, WatchMemory>;
}

/** A watch that was met. */
export interface WatchHit {
  watchId: string;
  /** The watch's words then: it may have been removed since. */
  text: string;
  evidence: string;
  /** What shows it, where it is not the turn's own picture. */
  frame?: Frame;
}
/** A stretch of a reply, `from <= at < to` in its text, that repeats a shown turn. */
export interface Fold {
  from: number;
  to: number;
  of: string;
  /** 0 to 1. */
  similarity: number;
}

/**
 * What the deduplicated view hides: nothing, equal replies, those that say the same in other words, or also those
 * that mean the same by a model's vectors.
 */
export type DedupeLevel = 'off' | 'exact' | 'similar' | 'meaning';

/** How readily. */
export type Sensitivity = 'careful' | 'balanced' | 'bold';

/** The pile kept by "Save, then send". */
export interface Saved {
  /** Slices. */
  count: number;
  /** How many of them are clips. */
  clips: number;
  bytes: number;
  /** From the first slice to the last, with that one's own length, ms. */
  duration: number;
}

/** A saved slice as it is listed. */
export interface SavedSlice {
  id: string;
  at: number;
  /** Bytes of all its pictures. */
  size: number;
  /** Present: it is a clip. */
  clip?: ClipTiming;
}

/** At the limit of what may be saved: end the watching, or let go every second slice. */
export type AtLimit = 'stop' | 'thin';

/** How much may be saved; whichever is reached first. */
export interface SavedLimit {
  bytes: number;
  /** Slices. */
  count: number;
  at: AtLimit;
}

/** A "Send" that has not come to its end. The pile goes out in parts, one after the other. */
export interface Dispatch {
  /** Slices taken later wait for the next "Send". */
  until: number;
  /** Parts that were answered. */
  done: number;
  /** All parts, those included. */
  of: number;
  /** It stands still since then, and why. What was not answered is on the pile. */
  stopped?: { at: number; failure?: Failure };
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

/** A row of a model list. */
export interface ModelInfo {
  /** Without the `models/` prefix. */
  id: string;
  name: string;
  /** Whether `generateContent` is among its actions. */
  generates: boolean;
  /** Whether `bidiGenerateContent` is: Live conversations. */
  converses: boolean;
}

/** What is sent: what differs from the last picture sent, or every slice, on the exact interval. */
export type SendWhat = 'changed' | 'every';

/** Why the gate let a picture through. */
export type SendReason =
  /** Nothing has been sent from this source yet. */
  | 'first'
  /** It changed, and the change has come to rest. */
  | 'settled'
  /** It changed and keeps changing: a sample, one an interval. */
  | 'moving'
  /** The source has another size. */
  | 'resized'
  /** The user pressed "Look now". */
  | 'look-now'
  /** The setting is "Every slice". */
  | 'every'
  /** Something in this clip is new, or can be heard. */
  | 'clip';

/** Why the gate held a picture back. */
export type HoldReason =
  /** No pixel differs from what was sent. */
  | 'unchanged'
  /** What differs blinks, in the shape of a text cursor. */
  | 'caret'
  /** What differs goes about, as the mouse pointer does. */
  | 'pointer'
  /** Differences too faint to be anything but a decoder's or a gradient's. */
  | 'noise'
  /** The same content, moved or smoothed by less than a pixel. */
  | 'shimmer'
  /** Only regions changed that change all the time, and the user wants these ignored. */
  | 'ignored-region'
  /** It changed, and still changes: wait a moment for its rest. */
  | 'settling'
  /** It changed, within one interval of the last picture sent. */
  | 'too-soon';

/** The gate's answer to one look at the source. */
export interface GateDecision {
  send: boolean;
  reason: SendReason | HoldReason;
  /** Pixels that changed since the last picture sent and count; 0 when nothing does. */
  score: number;
  /** Where they are: at most a few rectangles. */
  regions: Rect[];
  /** Where the picture changes all the time, learnt over the last half minute. */
  busyRegions: Rect[];
}

/** What the gate did in one session, for "312 seen, 9 sent". */
export interface GateTally {
  /** Looks at the source that were compared or sent. */
  seen: number;
  sent: number;
  /** How often for which reason; adds up to `seen`. */
  reasons: Partial<Record<SendReason | HoldReason, number>>;
  busyRegions: Rect[];
  /** Whether these are left out of the comparison. */
  ignoresBusy: boolean;
}
