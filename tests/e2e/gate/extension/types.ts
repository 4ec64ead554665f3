/** What a test gets from the extension that holds the gate. */
import type { Rect } from '@/lib/model';

export interface Sent {
  /** When the picture was taken, ms since 1970. */
  takenAt: number;
  /** When it was ready, on the clock that pages and tests share: performance.timeOrigin + performance.now(). */
  at: number;
  reason: string;
  score: number;
  regions: Rect[];
  bytes: number;
}

/** Milliseconds, one entry a run. */
export interface Costs {
  /** Pixels out of a frame, as the gate gets them. */
  read: number[];
  /** … through a canvas. */
  readCanvas: number[];
  /** The gate's comparison of two pictures, without reading. */
  compare: number[];
  /** Each of these with reading: the gate's comparison, */
  gate: number[];
  /** a look of the gate, which compares with the picture before and the one sent, */
  look: number[];
  /** the mean difference of 160×90 pixels, drawn from the frame, */
  mean: number[];
  /** and a count of the pixels that are not the very same. */
  naive: number[];
  /** Whether the gate calls it a change, and what the other two find. */
  found: { reason: string; mean: number; naive: number };
}
