/**
 * Whether something was drawn or taken away at a pixel: it changed, and by much of the contrast around it.
 *
 * This is what tells a changed glyph from one that is painted a fraction of a pixel further, smoothed anew or
 * decoded with other errors: there edges become a little lighter or darker, the more so the sharper they are.
 * Measured on captured pages, largest change of a pixel over the contrast around it: text moved by a fifth of a
 * pixel 0.3, painted anew after such a move 0.46; H.264 of good quality 0.3; changed digits and letters 1.0, a colon
 * that becomes a semicolon 0.5.
 */
import { distance, type Picture } from './picture';
import type { Blob } from './records';
import { LEVELS } from './thresholds';

export function hasStroke({ left, top, right, bottom }: Blob, before: Picture, after: Picture): boolean {
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) if (isStroke(before, after, x, y)) return true;
  }
  return false;
}

/** On the picture's rim, where the contrast is not known on all sides, every strong change is a stroke. */
export function isStroke(before: Picture, after: Picture, x: number, y: number): boolean {
  const i = y * after.width + x;
  const level = distance(before.pixels[i] as number, after.pixels[i] as number);
  if (level < LEVELS.strong) return false;
  if (x === 0 || y === 0 || x === after.width - 1 || y === after.height - 1) return true;
  const enough = level / LEVELS.stroke;
  return !hasContrast(before, i, enough) && !hasContrast(after, i, enough);
}

/** Whether one of the eight pixels around one differs from it by more than `enough`. */
function hasContrast({ pixels, width }: Picture, i: number, enough: number): boolean {
  if (enough > 255) return false;
  const own = pixels[i] as number;
  for (let row = i - width; row <= i + width; row += width) {
    for (let at = row - 1; at <= row + 1; at++) if (distance(own, pixels[at] as number) > enough) return true;
  }
  return false;
}
