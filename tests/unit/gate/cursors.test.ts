import { describe, expect, it } from 'vitest';
import { Cursors } from '@/lib/gate/cursors';

const HERE = { x: 100, y: 50, width: 1, height: 15 };
const THERE = { x: 140, y: 50, width: 1, height: 15 };

describe('a place that blinks', () => {
  it.each<[string, number[], boolean]>([
    ['every half second', [0, 500, 1000], true],
    ['as slow as systems allow', [0, 1200, 2400], true],
    ['twice', [0, 500], false],
    ['every two seconds', [0, 2000, 4000, 6000], false],
    ['faster than any cursor', [0, 33, 66, 100, 133], false],
    ['with a pause in between', [0, 500, 5000, 5500], false],
  ])('%s', (_, times, blinks) => {
    const cursors = new Cursors();
    for (const at of times) cursors.note(at, [HERE]);
    expect(cursors.isBlinking(times.at(-1) ?? 0, HERE)).toBe(blinks);
  });

  it('is told apart from others, but for two pixels', () => {
    const cursors = blinking();
    expect(cursors.isBlinking(1000, { ...HERE, x: 102, height: 14 })).toBe(true);
    expect(cursors.isBlinking(1000, { ...HERE, x: 103 })).toBe(false);
    expect(cursors.isBlinking(1000, THERE)).toBe(false);
  });

  it('no longer blinks after a while', () => {
    expect(blinking().isBlinking(2299, HERE)).toBe(true);
    expect(blinking().isBlinking(2300, HERE)).toBe(false);
  });
});

describe('a line', () => {
  it('that stays for longer than a cursor is on is no cursor', () => {
    const cursors = new Cursors();
    expect(cursors.staying(0, [HERE], false)).toEqual([]);
    expect(cursors.nextStay(0)).toBe(1300);
    expect(cursors.staying(1299, [HERE], false)).toEqual([]);
    expect(cursors.staying(1300, [HERE], false)).toEqual([HERE]);
    expect(cursors.nextStay(1300), 'told already').toBe(Number.POSITIVE_INFINITY);
  });

  it('that goes and comes begins anew', () => {
    const cursors = new Cursors();
    cursors.staying(0, [HERE], false);
    cursors.staying(500, [], false);
    cursors.staying(1000, [HERE], false);
    expect(cursors.staying(1500, [HERE], false)).toEqual([]);
  });

  it('may have blinked while nobody looked', () => {
    const cursors = new Cursors();
    cursors.staying(0, [HERE], false);
    expect(cursors.staying(2000, [HERE], true)).toEqual([]);
    expect(cursors.staying(3300, [HERE], false)).toEqual([HERE]);
  });

  it('where a cursor has blinked is that cursor, gone', () => {
    const cursors = new Cursors();
    cursors.note(0, [HERE]);
    cursors.note(500, [HERE]);
    cursors.staying(500, [HERE, THERE], false);
    expect(cursors.staying(9000, [HERE, THERE], false)).toEqual([THERE]);
  });
});

it('forgets the oldest of very many places', () => {
  const cursors = blinking();
  for (let x = 0; x < 40; x++) cursors.note(1000, [{ ...THERE, x: x * 10, y: 200 }]);
  expect(cursors.isBlinking(1000, HERE)).toBe(false);
});

function blinking(): Cursors {
  const cursors = new Cursors();
  for (const at of [0, 500, 1000]) cursors.note(at, [HERE]);
  return cursors;
}
