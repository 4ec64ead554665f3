/** Arithmetic of rectangles, in pixels. */
import type { Rect, Size } from './model';

/** A grid of equal tiles that cover a size and share `overlap` pixels with each neighbour, row by row. */
export function tilesOf(size: Size, columns: number, rows: number, overlap: number): Rect[] {
  const across = cuts(size.width, columns, overlap);
  const down = cuts(size.height, rows, overlap);
  return down.flatMap(([y, height]) => across.map(([x, width]) => ({ x, y, width, height })));
}

/** Start and length of each piece of a side. */
function cuts(length: number, count: number, overlap: number): [start: number, length: number][] {
  const piece = Math.min(length, Math.ceil((length + (count - 1) * overlap) / count));
  return Array.from({ length: count }, (_, index) => {
    const start = count === 1 ? 0 : Math.round((index * (length - piece)) / (count - 1));
    return [start, piece];
  });
}

/** A rectangle with a margin around it, as far as it lies within a size. At least one pixel. */
export function clipped({ x, y, width, height }: Rect, within: Size, margin: number): Rect {
  const left = clamp(Math.floor(x - margin), within.width - 1);
  const top = clamp(Math.floor(y - margin), within.height - 1);
  const right = clamp(Math.ceil(x + width + margin), within.width);
  const bottom = clamp(Math.ceil(y + height + margin), within.height);
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));

/** Joins rectangles for as long as two of them cost no less apart than the one around both. */
export function joined(rects: readonly Rect[], cost: (rect: Rect) => number): Rect[] {
  const left = [...rects];
  for (;;) {
    const pair = pairs(left).find(([a, b]) => cost(around(a, b)) <= cost(a) + cost(b));
    if (!pair) return left;
    for (const rect of pair) left.splice(left.indexOf(rect), 1);
    left.push(around(...pair));
  }
}

function pairs(rects: Rect[]): [Rect, Rect][] {
  return rects.flatMap((a, index) => rects.slice(index + 1).map((b): [Rect, Rect] => [a, b]));
}

function around(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  const height = Math.max(a.y + a.height, b.y + b.height) - y;
  return { x, y, width, height };
}
