import type { Rect } from '../model';
import type { Blob } from './records';
import { MOST_REGIONS } from './thresholds';

/** Left, top, right, bottom, all inside: beyond any picture, so that the first pixel decides. */
export const NOWHERE = [32_767, 32_767, -1, -1] as const;

/** The smallest rectangle around boxes of left, top, right, bottom. */
export function boxAround(boxes: number[][]): Rect {
  let [left, top, right, bottom]: [number, number, number, number] = [...NOWHERE];
  for (const [l = left, t = top, r = right, b = bottom] of boxes) {
    left = Math.min(left, l);
    top = Math.min(top, t);
    right = Math.max(right, r);
    bottom = Math.max(bottom, b);
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

export function boxOf({ left, top, right, bottom }: Blob): Rect {
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** So that a decision stays small: beyond a few, one rectangle around all. */
export function fewRects(rects: Rect[]): Rect[] {
  if (rects.length <= MOST_REGIONS) return rects;
  return [around(rects)];
}

/** Rectangles that overlap or lie within `gap` pixels of each other, made one. */
export function clustered(rects: Rect[], gap: number): Rect[] {
  const found: Rect[] = [];
  for (const rect of rects) {
    const near = found.filter((other) => isWithin(gap, rect, other));
    if (near.length === 0) found.push(rect);
    else {
      for (const other of near) found.splice(found.indexOf(other), 1);
      // The larger one may have come near to others.
      found.push(...clustered([around([rect, ...near]), ...found.splice(0)], gap));
    }
  }
  return found;
}

/** Whether one rectangle holds all of another. */
export function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function isWithin(gap: number, a: Rect, b: Rect): boolean {
  const across = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  const down = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
  return across <= gap && down <= gap;
}

function around(rects: Rect[]): Rect {
  return boxAround(rects.map(({ x, y, width, height }) => [x, y, x + width - 1, y + height - 1]));
}

/** Whether two rectangles lie within `slack` pixels of each other, on all sides. */
export function isNearly(a: Rect, b: Rect, slack: number): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= slack;
  return (
    near(a.x, b.x) &&
    near(a.y, b.y) &&
    near(a.x + a.width, b.x + b.width) &&
    near(a.y + a.height, b.y + b.height)
  );
}
