/** Which pictures go out, and why. */
import type { Rect } from './picture';

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
