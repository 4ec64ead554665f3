import { describe, expect, it } from 'vitest';
import { Busy } from '@/lib/gate/busy';

/** 4 × 3 tiles; the clock is in the second of the first row. */
const WIDTH = 128;
const HEIGHT = 96;
const CLOCK = 1;
const NOTHING = tiles();

describe('Busy', () => {
  it('learns what changes every second, in less than 20 s, and says where', () => {
    const busy = new Busy(WIDTH, HEIGHT);
    expect(changing(busy, [CLOCK], 0, 17, 1000).regions()).toEqual([]);
    changing(busy, [CLOCK], 17, 20, 1000);
    expect(busy.regions(), 'with its neighbours').toEqual([{ x: 0, y: 0, width: 96, height: 64 }]);
    expect(busy.ignorable()?.[CLOCK]).toBe(1);
  });

  it.each([
    ['a video', 0.1, true],
    ['a clock', 1, true],
    ['an advert that turns every 2.5 s', 2.5, false],
    ['a log line every 10 s', 10, false],
  ])('%s', (_, seconds, isBusy) => {
    const busy = changing(new Busy(WIDTH, HEIGHT), [CLOCK], 0, 60, seconds * 1000);
    expect(busy.regions().length > 0).toBe(isBusy);
  });

  it('takes in the tens, which change at times and beside it; not what is elsewhere', () => {
    const busy = new Busy(WIDTH * 3, HEIGHT);
    const [ones, tens, elsewhere] = [6, 4, 10];
    const wide = (...marked: number[]) =>
      Uint8Array.from({ length: 36 }, (_, tile) => (marked.includes(tile) ? 1 : 0));
    for (let second = 0; second < 40; second++) {
      const also = second % 5 ? [] : [5, tens, elsewhere];
      busy.note(second * 1000, wide(ones, ...also), 0);
    }
    busy.pass(40_000);
    expect(busy.regions()).toEqual([{ x: 96, y: 0, width: 160, height: 64 }]);
  });

  it('forgets what has come to rest', () => {
    const busy = changing(new Busy(WIDTH, HEIGHT), [CLOCK], 0, 40, 1000);
    busy.pass(50_000);
    expect(busy.regions(), 'a short rest is none').toHaveLength(1);
    busy.pass(65_000);
    expect(busy.regions()).toEqual([]);
  });

  it('counts a change for the time that nobody looked, within bounds', () => {
    const looked = new Busy(WIDTH, HEIGHT);
    for (let second = 0; second <= 30; second += 2) looked.note(second * 1000, tiles(CLOCK), 2000);
    expect(looked.regions()).toHaveLength(1);
    const seldom = new Busy(WIDTH, HEIGHT);
    for (let second = 0; second <= 60; second += 10) seldom.note(second * 1000, tiles(CLOCK), 10_000);
    expect(seldom.regions()).toEqual([]);
  });

  it('ignores no more than half of the picture', () => {
    const few = changing(new Busy(WIDTH, HEIGHT), [0], 0, 30, 1000);
    expect(few.ignorable()).toBeDefined();
    const many = changing(new Busy(WIDTH, HEIGHT), [0, 5, 11], 0, 30, 1000);
    expect(many.regions()).toHaveLength(1);
    expect(many.ignorable()).toBeUndefined();
    expect(new Busy(WIDTH, HEIGHT).ignorable()).toBeUndefined();
  });

  it('is at ease with no picture, and with a clock that begins late', () => {
    expect(new Busy(0, 0).regions()).toEqual([]);
    const late = new Busy(WIDTH, HEIGHT);
    late.note(1e9, tiles(CLOCK), 0);
    late.note(1e9 + 500, NOTHING, 0);
    expect(late.regions()).toEqual([]);
  });
});

/** Changes some tiles every so often, from one second to another. */
function changing(busy: Busy, which: number[], from: number, to: number, everyMs: number): Busy {
  for (let at = from * 1000; at < to * 1000; at += everyMs) busy.note(at, tiles(...which), 0);
  busy.pass(to * 1000);
  return busy;
}

function tiles(...marked: number[]): Uint8Array {
  return Uint8Array.from({ length: 12 }, (_, tile) => (marked.includes(tile) ? 1 : 0));
}
