import type { LiveConnection } from './connection';
import { Context, type LiveUsage } from './context';
import { Frames, type LiveFrame } from './frames';
import type { FunctionResponse } from './messages';
import type { LiveSettings } from './settings';
import { AudioTimeline, type Span } from './timeline';

/** What made the model answer: speech that was heard to end, activityEnd, a text, clientContent, or tools. */
export type TurnCause = 'speech' | 'activity' | 'text' | 'content' | 'tools';

/** One turn of the model, and what it answers. Times are milliseconds since the epoch, 0 for what has not been. */
export interface LiveTurn {
  /** 1, 2, 3 … in its session. */
  n: number;
  connection: number;
  cause: TurnCause;
  at: number;
  /** What the user said, as a part of the session's sound. */
  audio?: Span;
  /** The numbered tones in it. */
  markers: number[];
  texts: string[];
  /** The pictures that came since the turn before. */
  frames: LiveFrame[];
  toolResponses: FunctionResponse[];
  /** The input transcription that was sent. */
  heard: string;
  /** The words that were sent: as text, or as the transcription of what was spoken. */
  said: string;
  /** The numbered tones that the answer is made of. */
  tones: readonly number[];
  /** How much of its sound was sent, in milliseconds. */
  sentMs: number;
  firstAt: number;
  generationCompleteAt: number;
  interruptedAt: number;
  completedAt: number;
  usage?: LiveUsage;
}

/** A conversation over all its connections. */
export class LiveSession {
  readonly connections: LiveConnection[] = [];
  readonly audio: AudioTimeline;
  readonly frames: Frames;
  readonly turns: LiveTurn[] = [];
  readonly texts: { at: number; text: string }[] = [];
  readonly activity: { at: number; kind: 'start' | 'end' | 'streamEnd' }[] = [];
  readonly toolResponses: (FunctionResponse & { at: number })[] = [];
  /** Calls that wait for their response, and those that were cancelled: id to name. */
  readonly openCalls = new Map<string, string>();
  readonly cancelledCalls = new Map<string, string>();
  context = new Context({});
  /** Over for good: its limit was reached. */
  ended = false;
  /** How many numbered tones were planned so far: the next default answer goes on counting. */
  tones = 0;
  /** What the next turn has beside sound and pictures. */
  readonly pending = { texts: [] as string[], toolResponses: [] as FunctionResponse[] };
  private framesTaken = 0;

  constructor(
    /** 1, 2, 3 … in order of their beginning. */
    readonly id: number,
    readonly startedAt: number,
    settings: LiveSettings,
  ) {
    this.audio = new AudioTimeline(settings.keepAudioMs);
    this.frames = new Frames(settings.keepPictures);
  }

  /** The usage of all turns, in order. */
  get usages(): LiveUsage[] {
    return this.turns.flatMap(({ usage }) => (usage ? [usage] : []));
  }

  /** The connection that is open. */
  get connection(): LiveConnection | undefined {
    return this.connections.findLast(({ isOpen }) => isOpen);
  }

  openTurn(cause: TurnCause, at: number, connection: number, audio?: Span): LiveTurn {
    const turn: LiveTurn = {
      n: this.turns.length + 1,
      connection,
      cause,
      at,
      ...(audio && { audio }),
      markers: audio ? this.markersIn(audio) : [],
      texts: this.pending.texts.splice(0),
      frames: [],
      toolResponses: this.pending.toolResponses.splice(0),
      heard: '',
      said: '',
      tones: [],
      sentMs: 0,
      firstAt: 0,
      generationCompleteAt: 0,
      interruptedAt: 0,
      completedAt: 0,
    };
    this.turns.push(turn);
    return turn;
  }

  /** The pictures that no turn has had. */
  takeFrames(): LiveFrame[] {
    const frames = this.frames.all.slice(this.framesTaken);
    this.framesTaken = this.frames.all.length;
    return frames;
  }

  private markersIn({ startMs, durationMs }: Span): number[] {
    const within = (ms: number) => ms >= startMs - 50 && ms < startMs + durationMs;
    return this.audio.markers.filter((one) => within(one.startMs)).map(({ marker }) => marker);
  }
}
