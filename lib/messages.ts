/**
 * The whole protocol between the contexts. The prefix of a type names the receiver.
 * Commands travel by `runtime.sendMessage`, which wakes the worker and is answered;
 * slices and events travel on ports. Bytes are Uint8Arrays (`message_serialization: structured_clone`).
 */
import type {
  Budget,
  Counters,
  DedupeLevel,
  Dispatch,
  EndReason,
  Failure,
  Fractions,
  GateTally,
  LiveState,
  ModelInfo,
  Pace,
  Saved,
  SavedLimit,
  Sending,
  SendWhat,
  Session,
  Slice,
  SourceKind,
  Status,
  TabSound,
  TextTrouble,
  Turn,
  Usage,
  Watch,
} from './model';
import type { Sight } from './plan';

/** Commands to the worker. Each is answered with `Answer<…>`. */
export type ToWorker =
  /** `windowId`: the panel's window, whose active tab is "this tab". */
  | { type: 'worker/start'; source: SourceKind; sending: Sending; windowId: number }
  | { type: 'worker/agree'; windowId: number }
  | { type: 'worker/pause' }
  | { type: 'worker/resume' }
  | { type: 'worker/stop' }
  /** Live or Save, while a session runs. */
  | { type: 'worker/sending'; sending: Sending }
  /** Begins to send what is saved, or goes on where that stopped. */
  | { type: 'worker/send' }
  /** Calls it off; what was not answered is saved again. */
  | { type: 'worker/cancel' }
  | { type: 'worker/discard' }
  /** Sends what is there, whatever the gate thinks of it. */
  | { type: 'worker/look' }
  /** `about`: the turn whose reply it is about, `replay`: about the last seconds, not only about what is there now. */
  | {
      type: 'worker/ask';
      question: string;
      source: SourceKind;
      windowId: number;
      about?: string;
      replay?: boolean;
      /** The user knows that the budget is used up. */
      overBudget?: boolean;
    }
  /** A failed question once more, about the same picture. */
  | { type: 'worker/retry'; turnId: string; overBudget?: boolean }
  /** Stops the answer to a question and keeps what came; a question that still waits goes. */
  | { type: 'worker/unask'; turnId: string }
  /** Some of the saved slices, for good. */
  | { type: 'worker/remove'; ids: string[] }
  /** A hidden or folded reply is no repeat: it is shown, and told apart from what it was like. */
  | { type: 'worker/tell-apart'; turnId: string }
  /** What came before `order`: answered with a `HistoryPage`. */
  | { type: 'worker/earlier'; order: number }
  /** Checks a key at an address (empty: Google's) by listing the models: answered with `ModelList`. */
  | { type: 'worker/models'; key: string; address: string }
  /** "Tell me when …". Refused words are left out without a word: the box knows the same rules. */
  | { type: 'worker/add-watch'; text: string }
  | { type: 'worker/pause-watch'; id: string; paused: boolean }
  | { type: 'worker/remove-watch'; id: string }
  /** In a Live conversation; with none running it starts one. Answered when the microphone is open or refused. */
  | { type: 'worker/microphone'; on: boolean; windowId: number }
  /** Push to talk: held, or let go. */
  | { type: 'worker/talk'; talking: boolean }
  /** A Live conversation that was given up, or has asked whether to go on. */
  | { type: 'worker/reconnect' }
  | { type: 'worker/go-on' }
  /** What the user says to a watch that the model proposed. */
  | { type: 'worker/decide-watch'; id: string; agreed: boolean }
  /** From the page that asks for the microphone: what came of it. */
  | { type: 'worker/microphone-asked'; granted: boolean }
  /** The user looks at the panel. */
  | { type: 'worker/seen' }
  /** The hit that was clicked is in view. */
  | { type: 'worker/arrived' }
  | { type: 'worker/delete-everything' };

/** What the answer to a command carries; every other command is answered without a value. */
export interface WorkerValues {
  'worker/earlier': HistoryPage;
  'worker/models': ModelList;
}
export type WorkerValue<C extends ToWorker> = C['type'] extends keyof WorkerValues
  ? WorkerValues[C['type']]
  : undefined;

/** Commands to the offscreen document, answered with `Answer<…>`. */
export type ToOffscreen =
  /**
   * Opens the source, ends the one before: answered with the moment it did. A picker can stay open for long.
   * `streamId` for tabs: from `tabCapture.getMediaStreamId`.
   */
  | ({
      type: 'offscreen/start';
      sessionId: string;
      streamId?: string;
      /** After so long it ends by itself. */
      limitMs: number;
      /** The user muted the tab: its sound is captured, and not played. */
      muted: boolean;
    } & CaptureSettings)
  /** One frame for a question, then the source is closed again: answered with a `Slice`. */
  | { type: 'offscreen/look'; sessionId: string; streamId?: string; sight: Sight }
  /** Answered with a `SourceState`. */
  | { type: 'offscreen/which' }
  | { type: 'offscreen/pause' }
  | { type: 'offscreen/resume' }
  | ({ type: 'offscreen/configure' } & CaptureSettings)
  /** "Look now": sends what is there, whatever the gate thinks of it. */
  | { type: 'offscreen/look-now' }
  /** The user muted the tab whose sound is played from here, or no longer does. */
  | { type: 'offscreen/mute'; muted: boolean }
  /** Takes one frame now: answered with a `Slice`. */
  | { type: 'offscreen/grab' }
  /** One frame of a part of the source, in its own pixels: answered with a `Slice`. Its thumbnail shows all. */
  | { type: 'offscreen/look-closer'; part: Fractions }
  /** Two short tones: answered when they are over. */
  | { type: 'offscreen/ring' }
  /** Opens, changes or closes the sound in and out of a Live conversation. @throws Failed `microphone-…` */
  | ({ type: 'offscreen/voice' } & VoiceSettings)
  /** With push to talk: what is said goes out from now on, or no longer. */
  | { type: 'offscreen/talk'; talking: boolean }
  /** Ends sound in and out: nothing of it stays open. */
  | { type: 'offscreen/voice-off' }
  | { type: 'offscreen/stop' };

/** The sound of a Live conversation. */
export interface VoiceSettings {
  sessionId: string;
  microphone: boolean;
  /** Needs a source that was opened with its sound; without, it is as `no`. */
  tabSound: TabSound;
  pushToTalk: boolean;
  /** 0 to 1. */
  volume: number;
  muted: boolean;
}

/** How a source is watched. */
export interface CaptureSettings {
  intervalMs: number;
  sight: Sight;
  gate: GateChoice;
  /** With the sound of what is watched, should clips be made of it. It is decided when a source is opened. */
  sound: boolean;
  /** Present: clips instead of pictures. */
  clips?: ClipChoice;
}

/** What the user chose for the gate. */
export interface GateChoice {
  send: SendWhat;
  ignoreBusy: boolean;
}

/** What the user chose for clips. */
export interface ClipChoice {
  /** Frames a second. */
  fps: number;
  /** With the sound of what is watched, where it was opened with that. */
  sound: boolean;
}

/** What the offscreen document can tell a worker that has just started. */
export interface SourceState {
  /** The session whose source is open, or empty. */
  sessionId: string;
  /** How the last source ended, if it did so by itself: the worker may have died with that message. */
  ended?: SourceEnd;
}

/** What a key may use. */
export interface ModelList {
  models: ModelInfo[];
  /** An id on the list, or empty when no model there reads pictures. */
  suggested: string;
  /** An id on the list, or empty when no model there holds Live conversations. */
  suggestedLive: string;
}

/** Every command's answer. Failures are values: they cross contexts and are shown. */
export type Answer<T = undefined> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Names of the long-lived ports. */
export const CAPTURE_PORT = 'capture';
export const PANEL_PORT = 'panel';
export const VOICE_PORT = 'voice';

/** From the offscreen document, on the capture port. */
export type CaptureToWorker =
  | { type: 'worker/slice'; slice: Slice }
  /** What the gate did so far: with each slice, and now and then. */
  | { type: 'worker/gate'; sessionId: string; tally: GateTally }
  /** No clips (any more): pictures follow instead. */
  | { type: 'worker/no-clips'; sessionId: string; failure: Failure }
  | ({ type: 'worker/ended' } & SourceEnd);

/**
 * From the offscreen document, on the voice port. What goes up is numbered from 1 in each session, without gaps but
 * for what was dropped, and comes again on a new port until the worker has acknowledged it.
 */
export type VoiceToWorker =
  | { type: 'worker/sound'; sessionId: string; number: number; input: SoundInput }
  /** So many ms of sound were dropped, since nobody took them. */
  | { type: 'worker/sound-dropped'; sessionId: string; ms: number }
  /**
   * How much of the model's turn was played so far; `over`: nothing of it is left. `gaps`: how often, since the sound
   * was opened, it came too late for a turn to go on.
   */
  | { type: 'worker/played'; turnId: string; ms: number; over: boolean; gaps?: number }
  /** The microphone ended by itself. */
  | { type: 'worker/microphone-ended'; sessionId: string; failure: Failure };

/** What the microphone has to say. PCM: 16 kHz, 16 bit little-endian, one channel. */
export type SoundInput =
  | { type: 'audio'; pcm: Uint8Array<ArrayBuffer> }
  | { type: 'audio-end' }
  | { type: 'activity-start' }
  | { type: 'activity-end' };

/** From the worker, on the voice port. */
export type WorkerToVoice =
  /** Everything up to this number has gone out: it need not be kept. */
  | { type: 'offscreen/sound-taken'; sessionId: string; number: number }
  /** To be played after what came before it. PCM: 24 kHz, 16 bit little-endian, one channel. */
  | { type: 'offscreen/say'; turnId: string; pcm: Uint8Array<ArrayBuffer> }
  /** Nothing more of this turn will come. */
  | { type: 'offscreen/said'; turnId: string }
  /** Barge-in: silence at once, and what is left is thrown away. Answered with `worker/played`. */
  | { type: 'offscreen/hush' };

export interface SourceEnd {
  sessionId: string;
  end: EndReason;
  failure?: Failure;
}

/** From the worker, on the capture port: the slice is on disk and need not be kept. */
export type WorkerToCapture = { type: 'offscreen/stored'; sliceId: string };

/** The newest thing that was sent. */
export interface Preview {
  /** A small JPEG. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Of the screen, px; 0 when that is not known any more. */
  width: number;
  height: number;
  at: number;
  /** Input tokens of all its pictures, and a clip's sound, as documented; the bill is `usageMetadata`. */
  tokens?: number;
  isClip?: true;
}

/** What some requests used and cost. */
export interface Sum {
  requests: number;
  /** Requests that broke off before Gemini told what they used. */
  unknown: number;
  usage: Usage;
  /** US dollars, of the models that have a price. */
  dollars: number;
  /** Models that used something and have no price. */
  unpriced: string[];
  /** When the prices were looked up. */
  asOf: string[];
}

/** What the gate kept from being sent: an estimate. */
export interface HeldBack {
  /** Intervals that went by without a picture. */
  pictures: number;
  /** What the last picture that was answered used. */
  each: Usage;
  /** US dollars for all of them; absent where the model has no price. */
  dollars?: number;
}

export interface Meter {
  session: Sum;
  month: Sum;
  heldBack?: HeldBack;
  budget?: Budget;
  /** There is a budget in money, and the model has no price. */
  unpricedBudget: boolean;
  pace?: Pace;
}

/** Everything the panel shows beside the rows. */
export interface PanelState {
  status: Status;
  session?: Session;
  /** Of the running session, else of the newest one. */
  counters: Counters;
  meter: Meter;
  saved: Saved;
  savedLimit: SavedLimit;
  /** A "Send" that has not come to its end. */
  dispatch?: Dispatch;
  /** How many seconds can be asked about beside the present moment, if any. */
  replaySeconds?: number;
  hasKey: boolean;
  consented: boolean;
  model: string;
  dedupe: DedupeLevel;
  /** Host of the API address, shown when it is not Google's. */
  apiHost: string;
  preview?: Preview;
  /** Failure of the last command (a refused start), until the next one. */
  notice?: Failure;
  /** A question that was accepted, and then could not be asked. */
  unasked?: string;
  /** Why the page's text does not go along, though the user wants it. */
  textTrouble?: TextTrouble;
  /** Of the Live conversation that runs. */
  live?: LiveState;
  watches: Watch[];
  /** A hit to be shown: its notification was clicked. */
  shown?: ShownHit;
  /** Hits that nobody has looked at. */
  unseenHits: number;
  /** There is work: a panel that loses the worker calls it back, and lets it sleep when there is none. */
  busy: boolean;
}

/** Where a hit stands. */
export interface ShownHit {
  turnId: string;
  watchId: string;
  /** The panel of this window is to show it. */
  windowId: number;
}

/** By runtime message, to every open panel: the worker has started, whatever woke it. */
export type PanelCall = { type: 'panel/wake' };

/** A stretch of the conversation. */
export interface HistoryPage {
  /** Oldest first. */
  turns: Turn[];
  /** Those that the turns belong to, and all later ones. */
  sessions: Session[];
  /** Whether there are older turns. */
  more: boolean;
}

/** From the worker to every open panel. */
export type ToPanel =
  /** First message after connecting: the newest rows. */
  | ({ type: 'panel/snapshot'; state: PanelState } & HistoryPage)
  | { type: 'panel/state'; state: PanelState }
  | { type: 'panel/turn'; turn: Turn }
  | { type: 'panel/removed'; turnId: string }
  | { type: 'panel/session'; session: Session }
  | { type: 'panel/cleared' };
