import { nextChange, type Picture } from './picture';
import type { Run } from './records';

/**
 * Finds the runs of changed pixels of two pictures of the same size, row by row, from left to right.
 * @param weak least difference of a changed pixel
 * @param visit is given the same object each time; false ends the scan
 * @param step rows from one that is scanned to the next
 * @returns whether there was any difference at all, and whether the scan came to its end
 */
export function scan(
  before: Picture,
  after: Picture,
  weak: number,
  visit: (y: number, run: Run) => boolean,
  step = 1,
): { isSame: boolean; isWhole: boolean } {
  const { width, height } = after;
  const run: Run = { start: 0, end: 0, peak: 0, red: 0, green: 0, blue: 0, total: 0 };
  let isSame = true;
  for (let y = step >> 1; y < height; y += step) {
    const first = y * width;
    const last = first + width;
    for (let i = nextChange(before.pixels, after.pixels, first, last); i < last; ) {
      isSame = false;
      const end = follow(before.pixels, after.pixels, i, last, weak, run);
      if (end > i) {
        run.start = i - first;
        run.end = end - 1 - first;
        if (!visit(y, run)) return { isSame, isWhole: false };
      }
      i = nextChange(before.pixels, after.pixels, end + 1, last);
    }
  }
  return { isSame, isWhole: true };
}

type Pixels = Picture['pixels'];

/** Follows a run of changed pixels from its first one, and answers where it ends: at once if it is too faint. */
function follow(before: Pixels, after: Pixels, from: number, to: number, weak: number, run: Run): number {
  let [peak, red, green, blue, total] = [0, 0, 0, 0, 0];
  let i = from;
  for (; i < to; i++) {
    const a = before[i] as number;
    const b = after[i] as number;
    const r = (b & 255) - (a & 255);
    const g = ((b >>> 8) & 255) - ((a >>> 8) & 255);
    const l = ((b >>> 16) & 255) - ((a >>> 16) & 255);
    const level = Math.max(Math.abs(r), Math.abs(g), Math.abs(l));
    if (level < weak) break;
    if (level > peak) peak = level;
    red += r;
    green += g;
    blue += l;
    total += level;
  }
  run.peak = peak;
  run.red = red;
  run.green = green;
  run.blue = blue;
  run.total = total;
  return i;
}
