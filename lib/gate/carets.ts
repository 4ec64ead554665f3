import type { Rect } from '../model';
import type { Picture } from './picture';
import type { Blob } from './records';
import { boxOf } from './rects';
import { isInLine, isThin, lineOf } from './shape';

export interface Apart {
  /** Boxes of what has the shape of a text cursor. */
  carets: Rect[];
  others: Blob[];
}

/**
 * Sets blobs that are text cursors apart. One that stands over a letter is in parts: where the letter has its
 * colour, nothing changes. One that has company is the stem of a glyph that changed.
 * @param isCursor whether a cursor is known to blink at a place, whatever its shape
 */
export function setCaretsApart(
  blobs: Blob[],
  before: Picture,
  after: Picture,
  isCursor: (box: Rect) => boolean = () => false,
): Apart {
  const known = blobs.filter((blob) => isCursor(boxOf(blob)));
  const carets = known.map(boxOf);
  const taken = new Set(known);
  const thin = blobs.filter((blob) => !taken.has(blob) && isThin(blob));
  for (const blob of thin) {
    if (taken.has(blob)) continue;
    const parts = thin.filter((other) => !taken.has(other) && isInLine(blob, other));
    // Parts that are no line together may still hold one: the stem of an "i" and its dot.
    for (const line of parts.length > 1 ? [parts, [blob]] : [[blob]]) {
      const box = lineOf(line, before, after);
      if (!box) continue;
      carets.push(box);
      for (const part of line) taken.add(part);
      break;
    }
  }
  return { carets, others: blobs.filter((blob) => !taken.has(blob)) };
}
