import { describe, expect, it } from 'vitest';
import { fewerColours } from '../../../lib/slice/colours';
import { formatFor } from '../../../lib/slice/format';

const rgb = (red: number, green: number, blue: number) =>
  ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

function simplified(red: number, green: number, blue: number): number[] {
  const pixels = Uint32Array.of(rgb(red, green, blue));
  fewerColours(pixels);
  return [...new Uint8Array(pixels.buffer)];
}

describe('fewerColours', () => {
  it.each([0, 17, 34, 119, 221, 238, 255])(
    'keeps the grey %i, so that letters keep their contrast',
    (grey) => {
      expect(simplified(grey, grey, grey)).toEqual([grey, grey, grey, 255]);
    },
  );

  it.each([
    ['red', 255, 0, 0],
    ['green', 0, 255, 0],
    ['blue', 0, 0, 255],
    ['amber', 245, 180, 60],
    ['a dark theme', 22, 24, 28],
    ['a link', 5, 80, 174],
  ])('keeps %s within a few steps', (_, ...colour) => {
    const found = simplified(...(colour as [number, number, number]));
    for (const [index, value] of colour.entries()) {
      expect(Math.abs((found[index] as number) - value)).toBeLessThanOrEqual(32);
    }
  });

  it('leaves at most 16 greys, evenly spread', () => {
    const pixels = Uint32Array.from({ length: 256 }, (_, grey) => rgb(grey, grey, grey));
    fewerColours(pixels);
    const greys = [...new Set(pixels)].map((pixel) => pixel & 0xff).sort((x, y) => x - y);
    expect(greys.length).toBeLessThanOrEqual(16);
    for (const [index, grey] of greys.slice(1).entries()) {
      expect(grey - (greys[index] as number)).toBeLessThanOrEqual(51);
    }
  });

  it('keeps a faint selection in a table, and its letters black on it', () => {
    const row = (paper: number) => Array.from({ length: 4000 }, (_, x) => (x % 20 ? paper : rgb(0, 0, 0)));
    const [white, tint] = [rgb(255, 255, 255), rgb(230, 238, 255)];
    const pixels = Uint32Array.from([...row(white), ...row(tint), ...row(white)]);
    fewerColours(pixels);
    expect(pixels[4001]).not.toBe(pixels[1]);
    expect(pixels[4000]).toBe(rgb(0, 0, 0));
  });

  it('leaves a picture alone that is softer than it may be', () => {
    const grey = (x: number) => 3 + (x % 2) * 17;
    const soft = () => Uint32Array.from({ length: 1000 }, (_, x) => rgb(grey(x), grey(x), grey(x)));
    const pixels = soft();
    expect(fewerColours(pixels, 0.12)).toBeGreaterThan(0.12);
    expect(pixels).toEqual(soft());
    fewerColours(pixels);
    expect(pixels).not.toEqual(soft());
  });

  it('says how much of a picture is soft', () => {
    const row = (grey: (x: number) => number) =>
      fewerColours(Uint32Array.from({ length: 1000 }, (_, x) => rgb(grey(x), grey(x), grey(x))));
    expect(row(() => 255)).toBeLessThan(0.01);
    // Letters go from ink to paper.
    expect(row((x) => (x % 4 ? 255 : 34))).toBeLessThan(0.01);
    expect(row((x) => (x % 2) * 17)).toBeGreaterThan(0.9);
    expect(fewerColours(new Uint32Array(0))).toBe(0);
  });
});

it.each([
  [0, 'image/webp'],
  [0.02, 'image/webp'],
  [0.22, 'image/jpeg'],
])('a picture with %f of soft edges is %s', (edges, mimeType) => {
  expect(formatFor(edges).mimeType).toBe(mimeType);
});
