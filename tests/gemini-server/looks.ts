/** What pixels look like, in words and shares. Pixels are raw RGBA. */

/** A colour's name and how much of the picture it covers, 0 to 1. */
export interface ColourShare {
  colour: string;
  share: number;
}

/** Hues in degrees, each up to its bound. */
const hues: [bound: number, name: string][] = [
  [15, 'red'],
  [45, 'orange'],
  [70, 'yellow'],
  [165, 'green'],
  [200, 'cyan'],
  [255, 'blue'],
  [290, 'purple'],
  [345, 'pink'],
  [360, 'red'],
];

/** Below this difference in every channel two pixels count as equal: lossy compression alone differs that much. */
const tolerance = 24;
/** A look at every pixel of a large screen would take long, and tell no more. */
const sampleSize = 40_000;

/** The colours of a picture, the largest share first. */
export function colourShares(pixels: Uint8Array): ColourShare[] {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(pixels.length / 4 / sampleSize)) * 4;
  let total = 0;
  for (let at = 0; at + 3 < pixels.length; at += step) {
    const colour = colourName(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
    total += 1;
  }
  return [...counts]
    .map(([colour, count]) => ({ colour, share: count / total }))
    .sort((one, other) => other.share - one.share);
}

/** The share of pixels, 0 to 1, that differ visibly between two pictures of the same size. */
export function changedShare(before: Uint8Array, after: Uint8Array): number {
  let changed = 0;
  for (let at = 0; at + 3 < after.length; at += 4) {
    const differs = [0, 1, 2].some(
      (channel) => Math.abs((before[at + channel] ?? 0) - (after[at + channel] ?? 0)) > tolerance,
    );
    if (differs) changed += 1;
  }
  return changed / (after.length / 4);
}

function colourName(red: number, green: number, blue: number): string {
  const brightest = Math.max(red, green, blue);
  const spread = brightest - Math.min(red, green, blue);
  if (brightest < 40) return 'black';
  if (spread < 30) return brightest > 225 ? 'white' : brightest < 100 ? 'dark grey' : 'grey';
  const hue = hueOf(red, green, blue, brightest, spread);
  const name = hues.find(([bound]) => hue <= bound)?.[1] ?? 'red';
  return name === 'orange' && brightest < 150 ? 'brown' : name;
}

function hueOf(red: number, green: number, blue: number, brightest: number, spread: number): number {
  const sextant =
    brightest === red
      ? (green - blue) / spread
      : brightest === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return (sextant * 60 + 360) % 360;
}
