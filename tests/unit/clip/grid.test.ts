import { describe, expect, it } from 'vitest';
import { clipOf, clipTime, microseconds, nextSlot, placeOf, slotsPerClip, slotTime } from '@/lib/clip/grid';
import { CLIP_MS } from '@/lib/clip-length';

const RATES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe.each(RATES)('at %i frames a second', (fps) => {
  const grid = { start: 1_700_000_000_000.4, fps };

  it('a clip has whole frames, and each of them once', () => {
    expect(Number.isInteger(slotsPerClip(fps))).toBe(true);
    const slots = Array.from({ length: 5 * slotsPerClip(fps) }, (_, slot) => slot);
    const seats = slots.map((slot) => clipOf(slot, fps) * slotsPerClip(fps) + placeOf(slot, fps));
    expect(seats).toEqual(slots);
  });

  it('clips stand 2 s apart, and their frames add up, after hours too', () => {
    const clip = 40_000;
    expect(clipTime(grid, clip + 1) - clipTime(grid, clip)).toBe(CLIP_MS);
    const first = clip * slotsPerClip(fps);
    const next = first + slotsPerClip(fps);
    expect(microseconds(next, fps) - microseconds(first, fps)).toBe(CLIP_MS * 1000);
    expect(Math.abs(slotTime(grid, first) - clipTime(grid, clip))).toBeLessThan(1);
  });
});

describe('nextSlot', () => {
  const grid = { start: 1000, fps: 10 };

  it.each([
    ['follows at once', 4, 1401, 5],
    ['follows when its time has just come', 4, 1500, 5],
    ['takes a slot that is less than a slot late', 4, 1599, 5],
    ['leaves out the slots that a long one covered', 4, 1750, 7],
    ['never goes back', 9, 1100, 10],
  ])('%s', (_, done, now, next) => {
    expect(nextSlot(grid, done, now)).toBe(next);
  });

  it('gives up after a standstill', () => {
    expect(nextSlot(grid, 4, 1500 + 2000)).toBe(24);
    expect(nextSlot(grid, 4, 1501 + 2000)).toBeUndefined();
  });
});
