/** Live conversations. */
import type { Failure } from './failure';
import type { WatchProposal } from './watch';

/** What answers: a request for each slice, or one conversation that also listens and speaks. */
export type Engine = 'requests' | 'live';

/** Whether a Live model is heard and read, or only read. */
export type LiveAnswers = 'spoken' | 'text';

/** Whether the sound of what is watched goes to a Live model: beside the microphone's, or in its place. */
export type TabSound = 'no' | 'mixed' | 'instead';

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
