/** Draws small pictures for the gate's tests: paper, boxes, glyphs. Colours are 0xRRGGBB. */
import type { Picture } from '@/lib/gate/picture';

export const WHITE = 0xffffff;
export const BLACK = 0x1b1f24;
export const NIGHT = 0x16181c;
export const CHALK = 0xd6dae0;

export function paper(width = 320, height = 200, colour = WHITE): Picture {
  return { width, height, pixels: new Uint32Array(width * height).fill(pixel(colour)) };
}

/** The same picture with a box on it. */
export function box(
  on: Picture,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: number,
): Picture {
  const pixels = on.pixels.slice();
  for (let row = y; row < y + height; row++)
    pixels.fill(pixel(colour), row * on.width + x, row * on.width + x + width);
  return { ...on, pixels };
}

/** Glyphs of five columns and seven rows, as they stand in old terminals. */
const GLYPHS: Record<string, string[]> = {
  '0': ['.###.', '#...#', '#..##', '#.#.#', '##..#', '#...#', '.###.'],
  '1': ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  '3': ['#####', '...#.', '..#..', '...#.', '....#', '#...#', '.###.'],
  '7': ['#####', '....#', '...#.', '..#..', '.#...', '.#...', '.#...'],
  '8': ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  e: ['.....', '.....', '.###.', '#...#', '#####', '#....', '.###.'],
  c: ['.....', '.....', '.###.', '#....', '#....', '#...#', '.###.'],
  l: ['#....', '#....', '#....', '#....', '#....', '#....', '#....', '#....', '#....'],
  i: ['.....', '#....', '.....', '#....', '#....', '#....', '#....', '#....', '#....'],
  '.': ['.....', '.....', '.....', '.....', '.....', '.....', '..#..'],
  ',': ['.....', '.....', '.....', '.....', '.....', '.....', '..#..', '.#...'],
  ' ': [],
};

/** The same picture with words on it, in pixels without grey. */
export function text(on: Picture, x: number, y: number, words: string, colour = BLACK): Picture {
  const pixels = on.pixels.slice();
  [...words].forEach((letter, index) => {
    const rows = GLYPHS[letter] ?? GLYPHS['8'] ?? [];
    rows.forEach((row, dy) => {
      [...row].forEach((dot, dx) => {
        if (dot === '#') pixels[(y + dy) * on.width + x + index * 6 + dx] = pixel(colour);
      });
    });
  });
  return { ...on, pixels };
}

/** The whole picture moved to the right and down by parts of a pixel, as a compositor does. */
export function shifted(picture: Picture, right: number, down: number): Picture {
  const { width } = picture;
  const from = (i: number) => picture.pixels[Math.max(0, i)] as number;
  const pixels = picture.pixels.map((_, i) =>
    mix(mix(from(i), from(i - 1), right), mix(from(i - width), from(i - width - 1), right), down),
  );
  return { ...picture, pixels };
}

/** Every channel a little off, up or down, differently with each seed. */
export function noisy(picture: Picture, most: number, seed: number): Picture {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % (2 * most + 1);
  };
  const pixels = picture.pixels.map((value) => perChannel(value, (level) => level + next() - most));
  return { ...picture, pixels };
}

function mix(a: number, b: number, share: number): number {
  return perChannel(a, (level, shift) => level * (1 - share) + ((b >>> shift) & 255) * share);
}

function perChannel(value: number, change: (level: number, shift: number) => number): number {
  const [red = 0, green = 0, blue = 0] = [0, 8, 16].map((shift) =>
    Math.round(Math.min(255, Math.max(0, change((value >>> shift) & 255, shift)))),
  );
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** As `VideoFrame.copyTo` writes it: red in the low byte, alpha full. */
export function pixel(colour: number): number {
  const [red, green, blue] = [colour >>> 16, (colour >>> 8) & 255, colour & 255];
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
