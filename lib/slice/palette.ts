/**
 * A picture of at most 16 colours is stored by WebP in four bits a pixel, which makes coloured tables and logs a third
 * lighter (docs/legibility.md). What goes for that are steps between ink and paper, never a colour of its own.
 */

/** The most that WebP packs into four bits. https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification#44_color_indexing_transform */
const MOST = 16;

/** Where there are no more to begin with, letters are of one colour, and read as well in so many steps of it. */
const FEWEST = 8;

/** More than these are not text and flat areas. */
const TOO_MANY = 256;

/** The farthest a colour may be moved, in levels of any channel. Red and green are 255 apart. */
const REACH = 64;

/** Of k-means; more change hardly anything. */
const ROUNDS = 12;

type Colour = readonly [red: number, green: number, blue: number];

export interface Found {
  /** 0xAABBGGRR. */
  colour: number;
  /** Pixels that have it. */
  count: number;
  /** It fills areas: a tint or a selection, however faint, and not a step of a letter's edge. */
  isFlat: boolean;
}

interface Kept {
  at: Colour;
  isFlat: boolean;
}

/**
 * Which colours become which, so that few are left: k-means, in which colours that fill areas stay as they are.
 * Nothing when a colour would have to be moved far.
 */
export function merged(found: readonly Found[]): Map<number, number> | undefined {
  const most = found.length > MOST ? MOST : FEWEST;
  if (found.length <= most || found.length > TOO_MANY) return undefined;
  if (found.filter(({ isFlat }) => isFlat).length >= most) return undefined;
  const points = found.map(({ colour, count }) => ({ at: unpacked(colour), count }));
  let kept = beginning(found, most);
  for (let round = 0; round < ROUNDS; round++) {
    const owners = points.map(({ at }) => nearest(at, kept));
    kept = kept.map((one) =>
      one.isFlat
        ? one
        : centred(
            one,
            points.filter((_, i) => owners[i] === one),
          ),
    );
  }
  const goes = points.map(({ at }) => nearest(at, kept).at);
  if (points.some(({ at }, index) => farthestChannel(at, goes[index] as Colour) > REACH)) return undefined;
  return new Map(found.map(({ colour }, index) => [colour, packed(goes[index] as Colour)]));
}

/** Those that fill areas; then one by one what is farthest from them and most frequent. */
function beginning(found: readonly Found[], most: number): Kept[] {
  const flat = found.filter(({ isFlat }) => isFlat);
  const [frequent] = [...found].sort((a, b) => b.count - a.count);
  const first = flat.length > 0 || !frequent ? flat : [frequent];
  const kept = first.map(({ colour }) => ({ at: unpacked(colour), isFlat: true }));
  while (kept.length < most) {
    const worth = found.map(({ colour, count }) => {
      const at = unpacked(colour);
      return { at, value: squared(at, nearest(at, kept).at) * Math.sqrt(count) };
    });
    const best = worth.reduce((a, b) => (b.value > a.value ? b : a));
    kept.push({ at: best.at, isFlat: false });
  }
  return kept;
}

function nearest(at: Colour, kept: readonly Kept[]): Kept {
  return kept.reduce((a, b) => (squared(at, b.at) < squared(at, a.at) ? b : a));
}

function centred(before: Kept, own: { at: Colour; count: number }[]): Kept {
  const total = own.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return before;
  const mean = (channel: 0 | 1 | 2) =>
    own.reduce((sum, { at, count }) => sum + at[channel] * count, 0) / total;
  return { at: [mean(0), mean(1), mean(2)], isFlat: false };
}

const squared = (a: Colour, b: Colour) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

const farthestChannel = (a: Colour, b: Colour) =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

const unpacked = (colour: number): Colour => [colour & 0xff, (colour >>> 8) & 0xff, (colour >>> 16) & 0xff];

function packed([red, green, blue]: Colour): number {
  return (0xff000000 | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}
