/**
 * The port of a Live conversation: one socket on which pictures, sound and words go in, and speech and transcripts
 * come out. lib/gemini/ implements it; lib/live/ keeps a conversation going over many sockets.
 */
import { AnalyzerError, type Exchange } from './analyzer';
import type { Failure, Level, Link, LiveAnswers, Usage, Watch } from './model';

/** Of the sound that goes in: PCM, 16 bit little-endian, one channel. https://ai.google.dev/gemini-api/docs/live */
export const INPUT_RATE = 16_000;

/** Of the sound that comes out: PCM, 16 bit little-endian, one channel. */
export const OUTPUT_RATE = 24_000;

/** How long PCM is, 16 bit, one channel: ms. @param rate samples a second */
export function msOf(pcm: Uint8Array, rate: number): number {
  return (pcm.byteLength / 2 / rate) * 1000;
}

/** More than one picture a second is refused. */
export const FRAME_MS = 1_000;

export interface LiveSetup {
  /** Model id without `models/`. */
  model: string;
  /** What the user wants to be told. */
  instruction: string;
  /** BCP 47 tag of the language to answer in. */
  language: string;
  /** Name of one of the API's voices, or empty for the model's own choice. */
  voice: string;
  answers: LiveAnswers;
  level: Level;
  /** The model may search with Google. */
  search: boolean;
  /** The user says when they talk; else the model listens for it. */
  pushToTalk: boolean;
  /** The model is to speak by itself when it is told that the screen has changed. */
  comments: boolean;
  watches: Pick<Watch, 'id' | 'text'>[];
  /** Of the session to go on with. Absent for a new one; never null, which the API refuses. */
  handle?: string;
}

export type LiveInput =
  | { type: 'audio'; pcm: Uint8Array<ArrayBuffer> }
  /** The microphone is off: what was said so far is all. Only without push to talk. */
  | { type: 'audio-end' }
  /** Only with push to talk. */
  | { type: 'activity-start' }
  | { type: 'activity-end' }
  | { type: 'frame'; jpeg: Uint8Array<ArrayBuffer> }
  /** Begins a turn of the model, with what it has seen and heard so far. */
  | { type: 'text'; text: string }
  /** What was said in a session that cannot be gone on with. Begins no turn. Oldest first. */
  | { type: 'recap'; earlier: Exchange[] }
  | { type: 'tool-answer'; id: string; name: string; answer: ToolAnswer };

/** Of a tool that the model called. */
export type ToolAnswer = { result: Record<string, unknown> } | { error: string };

export interface ToolCall {
  id: string;
  name: string;
  /** From the model: of any shape. */
  args: Record<string, unknown>;
}

export type LiveEvent =
  /** Of the model's speech. */
  | { type: 'audio'; pcm: Uint8Array<ArrayBuffer> }
  /** Of a model that answers in writing. */
  | { type: 'text'; text: string }
  /** What the user said, as far as it was understood. A fragment, which may begin in the middle of a word. */
  | { type: 'heard'; text: string; finished: boolean }
  /** What the model says, in writing. A fragment, too. */
  | { type: 'said'; text: string; finished: boolean }
  /** The user spoke over it: what has not been played must not be. */
  | { type: 'interrupted' }
  /** The model has made up its whole answer; what is left of it is still on its way. */
  | { type: 'generated' }
  /** The turn is over, and the user's again. */
  | { type: 'turn-complete' }
  | { type: 'sources'; links: Link[] }
  | { type: 'tool-calls'; calls: ToolCall[] }
  | { type: 'tool-calls-cancelled'; ids: string[] }
  /** The server will close the socket. */
  | { type: 'go-away'; timeLeftMs: number }
  /** The session can be gone on with by this handle; without one, not now. */
  | { type: 'handle'; handle?: string }
  /** Tokens of what was billed since the last of these. */
  | { type: 'usage'; usage: Usage }
  /** A message that could not be read. The conversation goes on. */
  | { type: 'garbage'; detail: string }
  /** The last event of a socket, unless it was closed from here. */
  | { type: 'closed'; failure: Failure; handleRefused: boolean };

export interface LiveSocket {
  /** Nothing is sent on one that is closed, without a word: `closed` has told. */
  send(input: LiveInput): void;
  /** Bytes that have been given to it and are not on the wire yet. */
  readonly buffered: number;
  /** Resolves when the other side knows, or after a bounded wait: then no event follows. */
  close(): Promise<void>;
}

/** The session of the handle cannot be gone on with. */
export class HandleRefused extends AnalyzerError {}

export interface LiveConnector {
  /**
   * Resolves when the server has accepted the setup. Events may come before that is known to the caller.
   * @throws {AnalyzerError} when it has not, or not in time; `HandleRefused` when a new session may be accepted
   * @throws `signal.reason` when the caller aborted
   * When it throws, the socket is closed.
   */
  connect(setup: LiveSetup, hear: (event: LiveEvent) => void, signal: AbortSignal): Promise<LiveSocket>;
}
