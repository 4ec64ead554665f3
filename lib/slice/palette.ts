/**
 * A picture of at most 16 colours is stored by WebP in four bits a pixel, which makes coloured tables and logs 40 %
 * lighter (docs/legibility.md). What may go for that are steps between ink and paper, never a colour of its own.
 */

/** The most that WebP packs into four bits. https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification#44_color_indexing_transform */
const MOST = 16;

/** How far a colour may be moved, in levels of any channel; the least that does it. Red and green are 255 apart. */
const REACHES = [24, 32, 40, 48, 56, 64];

/** More than these are not text and flat areas. */
const TOO_MANY = 256;

export interface Found {
  /** 0xAABBGGRR. */
  colour: number;
  /** Pixels that have it. */
  count: number;
  /** It fills areas: a tint or a selection, however faint, and not a step of a letter's edge. */
  isFlat: boolean;
}

/** Which colours become which, so that 16 are left. Nothing when that would take more than moving them a little. */
export function merged(found: readonly Found[]): Map<number, number> | undefined {
  if (found.length > TOO_MANY) return undefined;
  const byCount = [...found].sort((a, b) => b.count - a.count);
  for (const reach of REACHES) {
    const into = mergedWithin(reach, byCount);
    if (into) return into;
  }
  return undefined;
}

/** The frequent ones stay, and take in what is near them. */
function mergedWithin(reach: number, byCount: Found[]): Map<number, number> | undefined {
  const kept = byCount.filter(({ isFlat }) => isFlat).map(({ colour }) => colour);
  const into = new Map(kept.map((colour) => [colour, colour]));
  for (const { colour, isFlat } of byCount) {
    if (isFlat) continue;
    const near = nearest(colour, kept);
    const goes = near !== undefined && distance(colour, near) <= reach ? near : colour;
    if (goes === colour) kept.push(colour);
    into.set(colour, goes);
    if (kept.length > MOST) return undefined;
  }
  return kept.length <= MOST ? into : undefined;
}

function nearest(colour: number, others: number[]): number | undefined {
  let best: number | undefined;
  for (const other of others) {
    if (best === undefined || distance(colour, other) < distance(colour, best)) best = other;
  }
  return best;
}

function distance(a: number, b: number): number {
  const channel = (shift: number) => Math.abs(((a >>> shift) & 0xff) - ((b >>> shift) & 0xff));
  return Math.max(channel(0), channel(8), channel(16));
}
