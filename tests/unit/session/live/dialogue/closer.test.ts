import { expect, it } from 'vitest';
import type { Fractions } from '@/lib/model';
import { regionOf } from '@/lib/session/live/dialogue/closer';

const part = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  width,
  height,
});

it.each<[string, Record<string, unknown>, Fractions | string]>([
  ['a region', part(0.25, 0.5, 0.25, 0.25), part(0.25, 0.5, 0.25, 0.25)],
  ['one that reaches outside', part(-0.5, 0.75, 1, 1), part(0, 0.75, 0.5, 0.25)],
  ['all of it', part(0, 0, 7, 7), part(0, 0, 1, 1)],
  ['nothing', part(0.5, 0.5, 0, 0.5), 'The region is empty, or outside of the picture.'],
  ['what is beside it', part(1.5, 0, 0.5, 0.5), 'The region is empty, or outside of the picture.'],
  ['what ends before it begins', part(0.5, 0, -0.2, 1), 'The region is empty, or outside of the picture.'],
  ['words', { ...part(0, 0, 1, 1), left: '0.5' }, 'left: a number from 0 to 1 is needed.'],
  ['no end', { ...part(0, 0, 1, 1), width: Number.NaN }, 'width: a number from 0 to 1 is needed.'],
  ['nothing at all', {}, 'left, top, width, height: a number from 0 to 1 is needed.'],
])('of %s', (_, args, region) => {
  expect(regionOf(args)).toEqual(region);
});
