import type { Failure } from './failure';
import type { ClipTiming } from './picture';

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
