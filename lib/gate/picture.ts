/** What the gate compares: the pixels of one frame, as `VideoFrame.copyTo` writes them with `format: 'RGBA'`. */
export interface Picture {
  width: number;
  height: number;
  /** One pixel an element, row by row. On every machine Chrome runs on the low byte is red. */
  pixels: Uint32Array<ArrayBuffer>;
}

/** The largest difference of two pixels in red, green or blue, 0 to 255. Alpha does not count. */
export function distance(a: number, b: number): number {
  const red = Math.abs((a & 255) - (b & 255));
  const green = Math.abs(((a >>> 8) & 255) - ((b >>> 8) & 255));
  const blue = Math.abs(((a >>> 16) & 255) - ((b >>> 16) & 255));
  return Math.max(red, green, blue);
}

/** The next pixel, from one index to another, that is not the very same; `to` when there is none. */
export function nextChange(a: Picture['pixels'], b: Picture['pixels'], from: number, to: number): number {
  // Most of all time is spent here: nothing but the comparison.
  let i = from;
  while (i < to && a[i] === b[i]) i++;
  return i;
}

export function isSameSize(a: Picture, b: Picture): boolean {
  return a.width === b.width && a.height === b.height;
}
