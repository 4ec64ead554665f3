import { expect, it } from 'vitest';
import { changedShare, colourShares } from '../../gemini-server/looks';

/** Raw RGBA of a row of pixels. */
const row = (...colours: [number, number, number][]) =>
  new Uint8Array(colours.flatMap((rgb) => [...rgb, 255]));

it.each([
  ['black', [10, 10, 10]],
  ['white', [250, 250, 250]],
  ['grey', [150, 150, 150]],
  ['dark grey', [60, 60, 60]],
  ['red', [220, 20, 20]],
  ['red', [220, 20, 30]],
  ['brown', [110, 70, 20]],
  ['orange', [250, 150, 20]],
  ['yellow', [240, 230, 20]],
  ['green', [20, 160, 40]],
  ['blue', [20, 40, 220]],
  ['purple', [140, 20, 220]],
  ['pink', [250, 100, 200]],
] as const)('calls %s what it is: %j', (name, [r, g, b]) => {
  expect(colourShares(row([r, g, b]))[0]).toEqual({ colour: name, share: 1 });
});

it('tells shares, the largest first', () => {
  expect(colourShares(row([0, 0, 0], [255, 0, 0], [255, 0, 0], [255, 0, 0]))).toEqual([
    { colour: 'red', share: 0.75 },
    { colour: 'black', share: 0.25 },
  ]);
});

it('counts pixels that changed for the eye, not for the codec', () => {
  const before = row([100, 100, 100], [100, 100, 100]);
  expect(changedShare(before, row([110, 95, 100], [100, 100, 200]))).toBe(0.5);
});
