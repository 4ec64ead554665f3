/** What is known of each blob while it grows: there can be hundreds of thousands, so they share one array of numbers. */

/** A run of changed pixels in one row. */
export interface Run {
  start: number;
  /** Its last pixel. */
  end: number;
  /** Largest difference in one channel. */
  peak: number;
  /** Signed sums of the differences of each channel. */
  red: number;
  green: number;
  blue: number;
  /** Sum of each pixel's largest difference. */
  total: number;
}

/** Positions in a blob's record. */
export const PARENT = 0;
export const LEFT = 1;
export const TOP = 2;
const RIGHT = 3;
const BOTTOM = 4;
const COUNT = 5;
export const PEAK = 6;
export const SIZE = 7;

export interface Blob {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Pixels in it. */
  count: number;
  /** Largest difference in one channel. */
  peak: number;
}

export function grow(r: Int32Array, i: number, y: number, run: Run): void {
  if (run.start < at(r, i + LEFT)) r[i + LEFT] = run.start;
  if (run.end > at(r, i + RIGHT)) r[i + RIGHT] = run.end;
  if (run.peak > at(r, i + PEAK)) r[i + PEAK] = run.peak;
  r[i + BOTTOM] = y;
  r[i + COUNT] = at(r, i + COUNT) + run.end - run.start + 1;
}

export function absorb(r: Int32Array, into: number, from: number): void {
  for (const field of [LEFT, TOP]) r[into + field] = Math.min(at(r, into + field), at(r, from + field));
  for (const field of [RIGHT, BOTTOM, PEAK])
    r[into + field] = Math.max(at(r, into + field), at(r, from + field));
  r[into + COUNT] = at(r, into + COUNT) + at(r, from + COUNT);
}

export function read(r: Int32Array, i: number): Blob {
  return {
    left: at(r, i + LEFT),
    top: at(r, i + TOP),
    right: at(r, i + RIGHT),
    bottom: at(r, i + BOTTOM),
    count: at(r, i + COUNT),
    peak: at(r, i + PEAK),
  };
}

export function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Within bounds by construction; the compiler cannot know. */
export function at(array: Int32Array, index: number): number {
  return array[index] as number;
}
