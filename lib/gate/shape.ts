/** The shapes of text cursors. An "l" and a lamp have them too: only time tells these apart (see cursors.ts). */
import type { Rect } from '../model';
import { distance, type Picture } from './picture';
import type { Blob } from './records';
import { boxAround } from './rects';
import { BLOCK, CARET, LEVELS } from './thresholds';

/** Whether a blob is a solid box of a character's size, as a block or underline cursor is. */
export function isBlockShaped({ left, top, right, bottom, count }: Blob): boolean {
  const width = right - left + 1;
  const height = bottom - top + 1;
  if (width > BLOCK.width || height > BLOCK.height) return false;
  return count >= BLOCK.solid * width * height;
}

/** Narrow enough to be a text cursor, or the part of one that is not over ink of its own colour. */
export function isThin({ left, top, right, bottom }: Blob): boolean {
  return right - left < CARET.width + CARET.smear && bottom - top < CARET.maxHeight + CARET.smear;
}

/** Whether two blobs could be parts of one upright line. */
export function isInLine(a: Blob, b: Blob): boolean {
  const apart = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom) - 1;
  return a.left <= b.right && b.left <= a.right && apart <= CARET.gap;
}

/**
 * The line that some blobs in line make, if it is one as a cursor is: in one picture it has one colour from end to
 * end, and not that of its surroundings; in the other its surroundings are seen there, but for some ink.
 */
export function lineOf(blobs: Blob[], before: Picture, after: Picture): Rect | undefined {
  const box = boxAround(blobs.map(({ left, top, right, bottom }) => [left, top, right, bottom]));
  const line = coreOf(box, Math.max(...blobs.map(({ peak }) => peak)), before, after);
  if (line.width < 1 || line.width > CARET.width) return undefined;
  if (line.height < CARET.minHeight || line.height > CARET.maxHeight) return undefined;
  if (hasCompany(line, before, after)) return undefined;
  return isDrawn(line, before, after) || isDrawn(line, after, before) ? box : undefined;
}

/** Whether something changed beside a line too: then it is the stem of a glyph. */
function hasCompany(line: Rect, before: Picture, after: Picture): boolean {
  return sides(line).some((side) => {
    const old = pixelsIn(before, side);
    const changed = pixelsIn(after, side).filter(
      (pixel, i) => distance(pixel, old[i] as number) >= LEVELS.weak,
    );
    return changed.length > CARET.company * old.length;
  });
}

/** Whether a line is drawn in one picture, and absent from the other. */
function isDrawn(line: Rect, shown: Picture, hidden: Picture): boolean {
  const colour = usual(shown, line);
  const [left, right] = sides(line);
  const contrast = Math.max(...[left, right].map((side) => distance(colour, usual(shown, side))));
  if (contrast < LEVELS.strong) return false;
  const even = Math.max(CARET.even, CARET.evenShare * contrast);
  const paper = [usual(hidden, left), usual(hidden, right)];
  // The colour of the ends is mixed with that above and below.
  const middle = { ...line, y: line.y + 1, height: line.height - 2 };
  const drawn = share(shown, middle, (pixel) => distance(pixel, colour) <= even);
  const absent = share(hidden, line, (pixel) => paper.some((side) => distance(pixel, side) <= even));
  return drawn >= CARET.solid && absent >= CARET.absent;
}

/** What is at the left and at the right of a line, beyond its smear. */
function sides({ x, y, width, height }: Rect): [Rect, Rect] {
  const side = { y, width: CARET.side, height };
  return [
    { ...side, x: x - CARET.smear - CARET.side },
    { ...side, x: x + width + CARET.smear },
  ];
}

/** The colour in the middle, ordered by green. Where text stands this is the paper's. */
function usual(picture: Picture, box: Rect): number {
  const pixels = pixelsIn(picture, box).sort((a, b) => (a & 0xff00) - (b & 0xff00));
  return pixels[pixels.length >> 1] ?? 0;
}

function share(picture: Picture, box: Rect, holds: (pixel: number) => boolean): number {
  const pixels = pixelsIn(picture, box);
  return pixels.filter(holds).length / pixels.length;
}

function pixelsIn({ width, height, pixels }: Picture, box: Rect): number[] {
  const found: number[] = [];
  for (let y = Math.max(0, box.y); y < Math.min(height, box.y + box.height); y++) {
    for (let x = Math.max(0, box.x); x < Math.min(width, box.x + box.width); x++) {
      found.push(pixels[y * width + x] as number);
    }
  }
  return found;
}

/** The columns and rows of a box without the smear of halved colour resolution at its sides. */
function coreOf(box: Rect, peak: number, before: Picture, after: Picture): Rect {
  const columns = new Array<number>(box.width).fill(0);
  let [top, bottom] = [box.y + box.height, box.y];
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const i = y * after.width + box.x + x;
      if (distance(before.pixels[i] as number, after.pixels[i] as number) < peak * CARET.core) continue;
      columns[x] = (columns[x] as number) + 1;
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const isCore = (count: number) => count * 2 >= Math.max(...columns);
  const left = columns.findIndex(isCore);
  return {
    x: box.x + left,
    y: top,
    width: columns.findLastIndex(isCore) - left + 1,
    height: bottom - top + 1,
  };
}
