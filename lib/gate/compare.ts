import type { Rect } from '../model';
import { Blobs } from './blobs';
import { setCaretsApart } from './carets';
import { type Coarse, lookCoarsely } from './coarse';
import type { Picture } from './picture';
import type { Blob } from './records';
import { boxOf, clustered, fewRects } from './rects';
import { scan } from './scan';
import { isBlockShaped } from './shape';
import { hasStroke } from './stroke';
import { COARSE, LEVELS, MOST_RUNS, SPOTS, TINT } from './thresholds';
import { Tiles } from './tiles';

export interface CompareOptions {
  /** 1 for each tile (see TILE) whose changes are ignored. */
  ignore?: Uint8Array;
  /** Whether a cursor is known to blink just there, whatever its shape. */
  isCursor?(box: Rect): boolean;
}

export interface Comparison {
  /** Whether anything counts. */
  changed: boolean;
  /** If nothing counts: what differs all the same, the first of this list that does. */
  reason: 'changed' | 'ignored-region' | 'pointer' | 'caret' | 'shimmer' | 'noise' | 'unchanged';
  /** Changed pixels that count. */
  score: number;
  /** Where they are. */
  regions: Rect[];
  /** Blobs in the shape of a text cursor, an "l" or a bar. They do not count. */
  carets: Rect[];
  /** Small solid boxes: other cursors, and lamps. They count. */
  blocks: Rect[];
  /** If all that counts is in a few places: these, closely. Else none. */
  spots: Rect[];
  /** 1 for each tile with a change that counts or is ignored there: what busy regions are learnt from. */
  tiles: Uint8Array;
  /** Not a pixel differs, not even by a level. */
  isSame: boolean;
}

/** How two pictures of the same size differ: in colour, at full size, blob by blob where little changed. */
export function compare(before: Picture, after: Picture, options: CompareOptions = {}): Comparison {
  const tiles = new Tiles(after.width, after.height);
  const blobs = new Blobs(after.width);
  let runs = 0;
  const { isSame, isWhole } = scan(
    before,
    after,
    LEVELS.weak,
    (y, run) => tiles.touch(y, run) && blobs.add(y, run) && ++runs < MOST_RUNS,
  );
  if (!isWhole) return compareMuch(before, after, options);
  return compareBlobs(before, after, tiles, [...blobs.found(LEVELS.strong)], options, isSame);
}

/** Blob by blob would take long: a scroll, a video, another page; or faint differences all over. */
function compareMuch(before: Picture, after: Picture, options: CompareOptions): Comparison {
  const tiles = new Tiles(after.width, after.height, COARSE.step);
  const coarse = lookCoarsely(before, after, tiles.columns, tiles.count);
  if (coarse.isContent) return compareTiles(tiles, coarse, options);
  const blobs = new Blobs(after.width);
  scan(before, after, LEVELS.weak, (y, run) => tiles.touch(y, run), COARSE.step);
  scan(before, after, LEVELS.strong, (y, run) => blobs.add(y, run));
  return compareBlobs(before, after, tiles, [...blobs.found(LEVELS.strong)], options);
}

function compareTiles(tiles: Tiles, coarse: Coarse, { ignore }: CompareOptions): Comparison {
  const regions = tiles.groups(without(coarse.tiles, ignore)).map((group) => tiles.whole(group));
  const changed = regions.length > 0;
  return {
    changed,
    reason: changed ? 'changed' : 'ignored-region',
    score: changed ? coarse.score : 0,
    regions: fewRects(regions),
    carets: [],
    blocks: [],
    spots: [],
    tiles: coarse.tiles,
    isSame: false,
  };
}

function compareBlobs(
  before: Picture,
  after: Picture,
  tiles: Tiles,
  strong: Blob[],
  { ignore, isCursor }: CompareOptions,
  isSame = false,
): Comparison {
  const strokes = strong.filter((blob) => hasStroke(blob, before, after));
  const { carets, others } = setCaretsApart(strokes, before, after, isCursor);
  const marks = tints(tiles, strokes);
  const isFew = others.length <= SPOTS.most && !without(marks, ignore).includes(1);
  for (const tile of others.flatMap((blob) => tiles.under(blob))) marks[tile] = 1;
  const groups = tiles.groups(without(marks, ignore));
  const reasons: [boolean, Comparison['reason']][] = [
    [groups.length > 0, 'changed'],
    [marks.includes(1), 'ignored-region'],
    [carets.length > 0, 'caret'],
    [strong.length > 0, 'shimmer'],
    [tiles.touched().includes(1), 'noise'],
  ];
  return {
    changed: groups.length > 0,
    reason: reasons.find(([holds]) => holds)?.[1] ?? 'unchanged',
    score: groups.reduce((sum, group) => sum + tiles.tint(group).area, 0),
    regions: fewRects(groups.map((group) => tiles.changed(group))),
    carets,
    blocks: others.filter(isBlockShaped).map(boxOf),
    spots: isFew ? spotsOf(others, tiles, ignore) : [],
    tiles: marks,
    isSame,
  };
}

/** Blobs close together as one, those in ignored tiles left out. */
function spotsOf(blobs: Blob[], tiles: Tiles, ignore?: Uint8Array): Rect[] {
  const counting = blobs.filter((blob) => !ignore || tiles.under(blob).some((tile) => !ignore[tile]));
  return clustered(counting.map(boxOf), SPOTS.gap);
}

/** 1 for each tile of a faint, even change; those with a stroke are judged by it. */
function tints(tiles: Tiles, strokes: Blob[]): Uint8Array {
  const faint = tiles.touched();
  for (const tile of strokes.flatMap((blob) => tiles.under(blob))) faint[tile] = 0;
  const found = new Uint8Array(tiles.count);
  for (const group of tiles.groups(faint)) {
    const { area, coherence } = tiles.tint(group);
    const isLarge = area >= Math.max(TINT.area, TINT.density * group.length);
    if (isLarge && coherence >= TINT.coherence) for (const tile of group) found[tile] = 1;
  }
  return found;
}

function without(marks: Uint8Array, ignore?: Uint8Array): Uint8Array {
  return ignore ? marks.map((mark, tile) => (ignore[tile] ? 0 : mark)) : marks;
}
