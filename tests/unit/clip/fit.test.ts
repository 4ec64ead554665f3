import { describe, expect, it } from 'vitest';
import { evenSize, fittingOf } from '@/lib/clip/fit';

describe('evenSize', () => {
  it.each([
    [1280, 720, 1280, 720],
    [1281, 721, 1280, 720],
    [1, 1, 2, 2],
  ])('%i × %i → %i × %i', (width, height, evenWidth, evenHeight) => {
    expect(evenSize({ width, height })).toEqual({ width: evenWidth, height: evenHeight });
  });
});

describe('fittingOf', () => {
  const clip = { width: 8, height: 4 };

  it.each([
    ['a smaller picture whole', { width: 4, height: 2 }, { width: 4, height: 2 }],
    ['of a larger one as much as has room', { width: 20, height: 30 }, { width: 8, height: 4 }],
    ['of one that is wider and lower both', { width: 20, height: 2 }, { width: 8, height: 2 }],
    ['whole blocks of colour', { width: 5, height: 3 }, { width: 4, height: 2 }],
  ])('takes %s', (_, picture, room) => {
    expect(fittingOf(picture, clip, 'I420').room).toEqual(room);
  });

  it.each([
    ['I420', [0, 32, 40], [8, 4, 4]],
    ['NV12', [0, 32], [8, 8]],
  ] as const)('lays out %s as the clip is', (format, offsets, strides) => {
    const { layout, length, lightness } = fittingOf(clip, clip, format);
    expect(layout.map(({ offset }) => offset)).toEqual(offsets);
    expect(layout.map(({ stride }) => stride)).toEqual(strides);
    expect([length, lightness]).toEqual([48, 32]);
  });
});
