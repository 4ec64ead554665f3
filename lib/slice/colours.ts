import { type Found, merged } from './palette';

/**
 * Fewer colours, so that text can be sent without loss and still be small: brightness in 16 steps, each colour's
 * distance from it in 16, and of what comes of that 16 where that is possible. Letters keep their shape to the pixel, red stays red. Measured in docs/legibility.md.
 * Pixels are RGBA as a canvas gives them, read as little-endian numbers: 0xAABBGGRR.
 */

/** Bits of a channel that are looked at. */
const BITS = 5;
const MOST = (1 << BITS) - 1;
/** 255 / 15. */
const BRIGHTNESS_STEP = 17;
const COLOUR_STEP = 32;

/** Of green, which is most of brightness: two steps. */
const SOFT = 2 * BRIGHTNESS_STEP;

/** A colour that has this many runs of this many equal pixels fills areas; no letter of text does. */
const FLAT = { pixels: 8, runs: 16 };

let table: Uint32Array | undefined;

/**
 * Replaces every pixel, in place.
 * @param mostSoft share of soft edges beyond which nothing is replaced
 * @returns the share of soft edges, pixels that differ a little from their left neighbour: photographs and gradients
 * are made of them (measured: 0.2), and text is not (0.02). They are what makes a lossless picture heavy.
 */
export function fewerColours(pixels: Uint32Array, mostSoft = 1): number {
  table ??= makeTable();
  const { softEdges, found } = survey(pixels, table);
  if (softEdges > mostSoft) return softEdges;
  const into = merged(found);
  const colours = into ? table.map((colour) => into.get(colour) ?? colour) : table;
  for (let i = 0; i < pixels.length; i++) pixels[i] = colours[indexOf(pixels[i] as number)] as number;
  return softEdges;
}

/** Of a pixel in the table. */
function indexOf(pixel: number): number {
  return ((pixel >>> 3) & 0x1f) | ((pixel >>> 6) & 0x3e0) | ((pixel >>> 9) & 0x7c00);
}

function survey(pixels: Uint32Array, table: Uint32Array): { softEdges: number; found: Found[] } {
  const counts = new Uint32Array(table.length);
  const runs = new Uint32Array(table.length);
  let soft = 0;
  let run = 0;
  let before = 0;
  for (let i = 0; i < pixels.length; i++) {
    const index = indexOf(pixels[i] as number);
    const colour = table[index] as number;
    run = colour === before ? run + 1 : 1;
    if (run === 1 && Math.abs(green(colour) - green(before)) <= SOFT) soft++;
    if (run === FLAT.pixels) runs[index] = (runs[index] as number) + 1;
    counts[index] = (counts[index] as number) + 1;
    before = colour;
  }
  return { softEdges: soft / Math.max(1, pixels.length), found: found(table, counts, runs) };
}

/** Several places of the table hold one colour. */
function found(table: Uint32Array, counts: Uint32Array, runs: Uint32Array): Found[] {
  const sums = new Map<number, { count: number; runs: number }>();
  counts.forEach((count, index) => {
    if (count === 0) return;
    const colour = table[index] as number;
    const sum = sums.get(colour) ?? { count: 0, runs: 0 };
    sums.set(colour, { count: sum.count + count, runs: sum.runs + (runs[index] as number) });
  });
  return [...sums].map(([colour, { count, runs }]) => ({ colour, count, isFlat: runs >= FLAT.runs }));
}

const green = (pixel: number) => (pixel >>> 8) & 0xff;

function makeTable(): Uint32Array {
  return Uint32Array.from({ length: 1 << (3 * BITS) }, (_, index) => {
    const [red, green, blue] = [index, index >> BITS, index >> (2 * BITS)].map(channel) as Colour;
    return packed(simplified(red, green, blue));
  });
}

type Colour = [red: number, green: number, blue: number];

const channel = (bits: number) => Math.round(((bits & MOST) * 255) / MOST);

/** Brightness is that of Rec. 601. */
function simplified(red: number, green: number, blue: number): Colour {
  const exact = 0.299 * red + 0.587 * green + 0.114 * blue;
  const light = Math.round(exact / BRIGHTNESS_STEP) * BRIGHTNESS_STEP;
  const toRed = stepped(red - exact);
  const toBlue = stepped(blue - exact);
  return [light + toRed, light - (0.299 * toRed + 0.114 * toBlue) / 0.587, light + toBlue];
}

const stepped = (distance: number) => Math.round(distance / COLOUR_STEP) * COLOUR_STEP;

function packed(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => Math.round(Math.min(255, Math.max(0, value)))) as Colour;
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}
