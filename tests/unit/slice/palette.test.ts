import { describe, expect, it } from 'vitest';
import { type Found, merged } from '../../../lib/slice/palette';

const grey = (level: number) => (0xff000000 | (level << 16) | (level << 8) | level) >>> 0;
const found = (colour: number, count: number, isFlat = false): Found => ({ colour, count, isFlat });
/** 16 steps from ink to paper, as letters have them. */
const ramp = (colour: (level: number) => number): Found[] =>
  Array.from({ length: 16 }, (_, step) => found(colour(step * 17), step === 15 ? 1000 : 16 - step));

const RED = 0xff0000ff;
const GREEN = 0xff00ff00;

describe('merged', () => {
  it('leaves 16 colours at most of letters in three of them', () => {
    const reds = ramp((level) => (0xff0000ff | (level << 16) | (level << 8)) >>> 0);
    const greens = ramp((level) => (0xff00ff00 | (level << 16) | level) >>> 0);
    const into = merged([...ramp(grey), ...reds, ...greens]);
    expect(new Set(into?.values()).size).toBeLessThanOrEqual(16);
  });

  it('keeps what fills an area, however near it is to another', () => {
    const tint = grey(238);
    const into = merged([...ramp(grey).filter(({ colour }) => colour !== tint), found(tint, 50, true)]);
    expect(into?.get(tint)).toBe(tint);
  });

  it('never makes one of colours that are not near, not even of a dot', () => {
    const into = merged([...ramp(grey), found(RED, 30), found(GREEN, 30)]);
    expect(into?.get(RED) ?? RED).toBe(RED);
    expect(into?.get(GREEN) ?? GREEN).toBe(GREEN);
  });

  it('gives up where too many areas have colours of their own, and on photographs', () => {
    const areas = Array.from({ length: 17 }, (_, index) => found(grey(index * 15), 100, true));
    expect(merged(areas)).toBeUndefined();
    const photograph = Array.from({ length: 257 }, (_, index) => found(0xff000000 + index, 1));
    expect(merged(photograph)).toBeUndefined();
  });

  it('has nothing to do with few', () => {
    expect(merged([])).toBeUndefined();
    expect(merged([found(RED, 3), found(GREEN, 3)])).toBeUndefined();
  });

  it('takes letters of one colour to fewer steps, ink and paper nearly as they were', () => {
    const into = merged(ramp(grey).map((each, step) => ({ ...each, isFlat: step === 15 })));
    expect(new Set(into?.values()).size).toBe(8);
    expect(into?.get(grey(255))).toBe(grey(255));
    expect((into?.get(grey(0)) ?? 0) & 0xff).toBeLessThan(34);
  });
});
