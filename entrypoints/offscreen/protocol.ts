import type { GateSettings, Next } from '@/lib/gate/decide';
import type { GateDecision } from '@/lib/model';
import type { Encoded, Framing } from '@/lib/slice/encode';

/** Between the offscreen document and the worker that sees its frames. Frames are transferred; the worker closes them. */
export type FrameRequest = { id: number } & (
  | ({ type: 'look' } & FrameLook)
  /** Without a look. */
  | { type: 'encode'; frame: VideoFrame; framing: Framing }
  /** Another source, or a picture that was not sent in the end: nothing was sent. */
  | { type: 'forget' }
);

export interface FrameLook {
  /** By the document's `performance.now()`. */
  at: number;
  /** Nothing when no new one has come since the look before. */
  frame?: VideoFrame;
  blindMs: number;
  lookNow: boolean;
  settings: GateSettings;
  /** Of the whole: where it has changed the gate finds out. */
  framing: Framing;
}

export interface FrameLooked {
  decision: GateDecision;
  next: Next;
  /** When it is to be sent. */
  encoded?: Encoded;
}

export type FrameAnswer = { id: number } & (
  | { looked: FrameLooked }
  | { encoded: Encoded }
  | { done: true }
  | { error: string }
);
