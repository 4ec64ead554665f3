import type { Rect } from '../model';
import type { TextKey } from '../text';

const ROWS: TextKey[][] = [
  ['whereTopLeft', 'whereTop', 'whereTopRight'],
  ['whereLeft', 'whereMiddle', 'whereRight'],
  ['whereBottomLeft', 'whereBottom', 'whereBottomRight'],
];

/** In which ninth of the screen the middle of a region is, in words. */
export function whereOn({ x, y, width, height }: Rect, screen: { width: number; height: number }): TextKey {
  const row = third(y + height / 2, screen.height);
  const column = third(x + width / 2, screen.width);
  return ROWS[row]?.[column] ?? 'whereMiddle';
}

const third = (at: number, size: number) => Math.min(2, Math.max(0, Math.floor((3 * at) / size)));
