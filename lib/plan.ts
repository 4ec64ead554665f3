/**
 * Which pictures show a screen to a model: one, or tiles where one cannot carry 12 px text, or what has changed
 * beside a small overview. Sizes are pixels of the captured frame unless the name says otherwise.
 */
import { generationOf, LEVELS, levelOf, ONE_TILE, seenScale, tokensOf } from './levels';
import type { Detail, Fractions, Level, Rect, Size, View } from './model';
import { clipped, joined, tilesOf } from './rects';

export interface Frame extends Size {
  /** Pixels of the frame for each CSS pixel; 1 when nobody knows. */
  pixelRatio?: number;
}

export interface Sight {
  detail: Detail;
  /** Of the model: 2 or 3 in "gemini-3.1-flash". */
  generation: number;
  /** For a Live conversation, which takes one JPEG at a time: of the whole, at one level for all of them. */
  live?: true;
}

/** A picture to make: its area, reduced to its size. */
export interface PlannedPicture extends Size {
  view: View;
  /** Whatever is on it. */
  jpeg?: true;
}

export interface Plan {
  /** At least one. */
  pictures: PlannedPicture[];
  /** Input tokens of all pictures, as documented; the bill is `usageMetadata`. */
  tokens: number;
}

/**
 * Least size, relative to the screen, at which 12 px text is still read (at most 5 % of the letters wrong, at least
 * 84 % of the numbers whole): docs/legibility.md, "How small is too small".
 */
export const READABLE = 0.75;

/**
 * Reduced to more than this, a picture of text without loss weighs what it weighed, since every edge takes on new
 * colours (measured, there too). Then it is sent as it is, and the model reduces it by itself.
 */
const SAVES_BYTES = 0.75;

/** CSS pixels that neighbouring tiles share: a word of 12 px text and some lines. */
export const OVERLAP = 96;

/** CSS pixels around a region that has changed, so that its words are whole. */
const MARGIN = 24;

/** Above this many regions the screen has changed in so many places that all of it is shown. */
const MOST_REGIONS = 3;

/** @param regions where the screen has changed since it was last sent whole; only `auto` looks at them */
export function plan(frame: Frame, sight: Sight, regions: readonly Rect[] = []): Plan {
  if (sight.live) return planLive(frame, sight);
  const everything = planWhole(frame, sight);
  if (sight.detail !== 'auto' || regions.length === 0) return everything;
  const focused = planRegions(frame, sight, regions);
  if (!focused) return everything;
  const readsBetter = everything.pictures.some(
    ({ view }) => seenScale(view.area, view.level, sight.generation) < 1,
  );
  const most = readsBetter ? everything.tokens : everything.tokens - 1;
  return focused.tokens <= most ? focused : everything;
}

/** Input tokens of a whole frame of a 1920 × 1080 screen, at each detail. */
export function frameTokens(model: string): Record<Detail, number> {
  const frame = { width: 1920, height: 1080 };
  const generation = generationOf(model);
  const tokens = (detail: Detail) => plan(frame, { detail, generation }).tokens;
  return { auto: tokens('auto'), low: tokens('low'), medium: tokens('medium'), high: tokens('high') };
}

/**
 * One picture, no larger than 12 px text needs: it shares its socket with the voice, and what is smaller than that on it
 * the model may look at closer.
 */
function planLive(frame: Frame, sight: Sight): Plan {
  const level = levelOf(sight.detail);
  const seen = seenScale(frame, level, sight.generation);
  const scale = Math.min(seen, READABLE / (frame.pixelRatio ?? 1));
  const { width, height } = frame;
  const view: View = { role: 'whole', area: all(frame), level, screen: { width, height } };
  return asJpeg({ ...scaled(frame, scale), view }, sight);
}

/** A part of the screen in its own pixels, where the model sees as many. */
export function planCloser(frame: Frame, sight: Sight, part: Fractions): Plan {
  const area = partOf(frame, part);
  const { width, height } = frame;
  const view: View = { role: 'region', area, level: levelOf(sight.detail), screen: { width, height } };
  return asJpeg({ ...reduced(view, sight, false), view }, sight);
}

function asJpeg(picture: PlannedPicture, { generation }: Sight): Plan {
  const tokens = tokensOf(picture, picture.view.level, generation);
  return { pictures: [{ ...picture, jpeg: true }], tokens };
}

/** Whole pixels, at least one, none outside. */
function partOf({ width, height }: Size, { left, top, ...part }: Fractions): Rect {
  const x = Math.min(width - 1, Math.round(left * width));
  const y = Math.min(height - 1, Math.round(top * height));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width - x, Math.round(part.width * width))),
    height: Math.max(1, Math.min(height - y, Math.round(part.height * height))),
  };
}

function planWhole(frame: Frame, sight: Sight): Plan {
  const levels = sight.detail === 'auto' ? LEVELS : [sight.detail];
  const readable = levels.find((level) => isReadable(frame, frame, level, sight));
  // Low and medium are the user's own limits, and tell no more than they can.
  const level = readable ?? (levels.at(-1) as Level);
  if (readable || level !== 'high')
    return planned(frame, sight, [{ role: 'whole', area: all(frame), level }]);
  const areas = fewestTiles(frame, sight);
  return planned(
    frame,
    sight,
    areas.map((area) => ({ role: 'tile', area, level })),
  );
}

/** The cheapest grid whose tiles can be read; of equal ones that with the fewest seams, then the squarest tiles. */
function fewestTiles(frame: Frame, sight: Sight): Rect[] {
  const overlap = Math.round(OVERLAP * (frame.pixelRatio ?? 1));
  const grids = [1, 2, 3, 4].flatMap((columns) =>
    [1, 2, 3, 4].map((rows) => tilesOf(frame, columns, rows, overlap)),
  );
  const cost = (areas: Rect[]) =>
    areas.reduce((sum, area) => sum + tokensOf(area, 'high', sight.generation), 0);
  const [best] = grids
    .filter((areas) => areas.every((area) => isReadable(area, frame, 'high', sight)))
    .sort((a, b) => cost(a) - cost(b) || a.length - b.length || shapeOf(a) - shapeOf(b));
  return best ?? (grids.at(-1) as Rect[]);
}

/** 0 for squares. */
const shapeOf = ([tile]: Rect[]) => (tile ? Math.abs(Math.log(tile.width / tile.height)) : 0);

/** What has changed as it is, beside an overview. Nothing when that is all over the screen. */
function planRegions(frame: Frame, sight: Sight, regions: readonly Rect[]): Plan | undefined {
  const margin = Math.round(MARGIN * (frame.pixelRatio ?? 1));
  const areas = joined(
    regions.map((region) => clipped(region, frame, margin)),
    (area) => tokensOf(area, sharpest(area, sight), sight.generation),
  );
  if (areas.length > MOST_REGIONS) return undefined;
  if (areas.some((area) => !isReadable(area, frame, sharpest(area, sight), sight))) return undefined;
  return planned(frame, sight, [
    { role: 'whole', area: all(frame), level: sight.generation >= 3 ? 'low' : 'high' },
    ...areas.map((area) => ({ role: 'region' as const, area, level: sharpest(area, sight) })),
  ]);
}

/** The cheapest level that sees an area as it is; Gemini 2 has one level for all pictures of a request. */
function sharpest(area: Rect, { generation }: Sight): Level {
  if (generation < 3) return 'high';
  return LEVELS.find((level) => seenScale(area, level, generation) === 1) ?? 'high';
}

function isReadable(area: Size, { pixelRatio = 1 }: Frame, level: Level, { generation }: Sight): boolean {
  return seenScale(area, level, generation) * pixelRatio >= READABLE;
}

const all = ({ width, height }: Frame): Rect => ({ x: 0, y: 0, width, height });

function planned({ width, height }: Frame, sight: Sight, views: Omit<View, 'screen'>[]): Plan {
  const hasRegions = views.some(({ role }) => role === 'region');
  const pictures = views.map((view) => {
    const size = reduced(view, sight, hasRegions);
    return { ...size, view: { ...view, screen: { width, height } } };
  });
  const tokens = pictures.reduce((sum, p) => sum + tokensOf(p, p.view.level, sight.generation), 0);
  return { pictures, tokens };
}

/** To what the model sees, where that saves bytes. */
function reduced(
  { role, area, level }: Omit<View, 'screen'>,
  { generation }: Sight,
  isOverview: boolean,
): Size {
  const longest = Math.max(area.width, area.height);
  const isSmall = isOverview && role === 'whole' && generation < 3;
  const seen = isSmall ? Math.min(1, ONE_TILE / longest) : seenScale(area, level, generation);
  return scaled(area, seen < SAVES_BYTES ? seen : 1);
}

/** Never enlarged. */
function scaled({ width, height }: Size, scale: number): Size {
  return {
    width: Math.max(1, Math.round(width * Math.min(1, scale))),
    height: Math.max(1, Math.round(height * Math.min(1, scale))),
  };
}
