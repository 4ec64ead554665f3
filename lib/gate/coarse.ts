import { distance, type Picture } from './picture';
import { isStroke } from './stroke';
import { COARSE, LEVELS, TILE } from './thresholds';

/** What every fourth row tells of a large difference. */
export interface Coarse {
  /** Whether content changed; else it is noise, or the same content a fraction of a pixel further. */
  isContent: boolean;
  /** Pixels that changed by as much as counts; an estimate. */
  score: number;
  /** 1 for tiles with such pixels. */
  tiles: Uint8Array;
}

export function lookCoarsely(before: Picture, after: Picture, columns: number, count: number): Coarse {
  const { width, height } = after;
  const tiles = new Uint8Array(count);
  let [strong, strokes] = [0, 0];
  for (let y = COARSE.step >> 1; y < height; y += COARSE.step) {
    const first = columns * Math.floor(y / TILE);
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const a = before.pixels[i] as number;
      const b = after.pixels[i] as number;
      if (a === b) continue;
      if (distance(a, b) < LEVELS.strong) continue;
      strong++;
      tiles[first + Math.floor(x / TILE)] = 1;
      if (strokes < COARSE.strokes && isStroke(before, after, x, y)) strokes++;
    }
  }
  return { isContent: strokes >= COARSE.strokes, score: strong * COARSE.step, tiles };
}
