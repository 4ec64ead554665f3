/** A rectangle in the CSS pixels of its document's viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const EMPTY: Box = { left: 0, top: 0, right: 0, bottom: 0 };

export const areaOf = ({ left, top, right, bottom }: Box) =>
  Math.max(0, right - left) * Math.max(0, bottom - top);

export function intersection(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

export function moved({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** 0 to 1: how much of a box can be seen through another. */
export function shareSeen(box: Box, through: Box): number {
  const area = areaOf(box);
  return area === 0 ? 0 : areaOf(intersection(box, through)) / area;
}
