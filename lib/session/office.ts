import type { VoiceToWorker } from '../messages';
import type { Failure, Turn } from '../model';
import type { Desk } from './desk';
import type { Turns } from './turns/turns';

type Line = <T>(task: () => Promise<T>) => Promise<T>;

/** The Live conversation of the running session, where that is what answers. */
export interface Conversing {
  /**
   * Begins, changes and ends it as the session and the settings want it now. Called whenever anything has changed.
   * @returns why the user is not heard, where they wanted to be
   */
  follow(): Promise<Failure | undefined>;
  /** A picture may be waiting. */
  offer(): void;
  /** Whether questions go to it. */
  readonly answers: boolean;
  /** Asks about what is on the screen now. @param text what the model is told: the question, and what it is about */
  ask(question: string, text: string, about?: Turn['about']): Promise<void>;
  /** The answer to this question is not wanted any more. */
  unask(turn: Turn): void;
  /** @throws Failed when the user wanted to be heard, and is not */
  microphone(on: boolean): Promise<void>;
  /** The browser has asked the user. */
  microphoneAsked(granted: boolean): Promise<void>;
  /** Push to talk: held, or let go. */
  talk(talking: boolean): Promise<void>;
  /** Nobody can let go of a button that is gone. */
  letGo(): Promise<void>;
  reconnect(): void;
  /** After it was quiet. */
  goOn(): Promise<void>;
  /** About a watch that the model proposed. */
  decide(id: string, agreed: boolean): Promise<void>;
  hearVoice(message: VoiceToWorker): Promise<void>;
}

/** What the parts of the worker's order share. */
export interface Office {
  readonly desk: Desk;
  readonly turns: Turns;
  readonly live: Conversing;
  /** Starts, stops and switches run one at a time. */
  readonly inTurn: Line;
  /** So do slices, on a line of their own: a picker may be open. */
  readonly inOrder: Line;
  /** Resolves when the desk has been read back from disk. */
  readonly ready: Promise<void>;
  /** A start that the user stopped while it was under way. */
  calledOff: boolean;
}
