import { describe, expect, it } from 'vitest';
import { Spoken } from '@/lib/voice/spoken';

const SECOND = 24_000;

describe('what was played of which turn', () => {
  it('is told as far as it is, and once that it is over', () => {
    const spoken = new Spoken();
    spoken.say('a', SECOND);
    spoken.say('a', SECOND);
    expect(spoken.played(0)).toEqual([]);
    expect(spoken.played(SECOND / 2)).toEqual([{ turnId: 'a', ms: 500, over: false }]);
    // All that came was played, but more may come.
    expect(spoken.played(2 * SECOND)).toEqual([{ turnId: 'a', ms: 2_000, over: false }]);
    expect(spoken.said('a')).toBe(true);
    expect(spoken.played(2 * SECOND)).toEqual([{ turnId: 'a', ms: 2_000, over: true }]);
    expect(spoken.played(2 * SECOND)).toEqual([]);
    expect(spoken.said('a')).toBe(false);
  });

  it('is told of each of several in a row', () => {
    const spoken = new Spoken();
    spoken.say('a', SECOND);
    spoken.say('b', SECOND);
    expect(spoken.played(1.5 * SECOND)).toEqual([
      { turnId: 'a', ms: 1_000, over: true },
      { turnId: 'b', ms: 500, over: false },
    ]);
  });

  it('is told where it was cut, also of a turn that had not begun', () => {
    const spoken = new Spoken();
    spoken.say('a', SECOND);
    spoken.say('b', SECOND);
    spoken.hush();
    // Before it is known how far it was, the next one is there.
    expect(spoken.say('c', SECOND)).toBe(true);
    expect(spoken.cut(SECOND / 4)).toEqual([
      { turnId: 'a', ms: 250, over: true },
      { turnId: 'b', ms: 0, over: true },
    ]);
    expect(spoken.cut(SECOND / 4)).toEqual([]);
    expect(spoken.played(2.1 * SECOND)).toEqual([{ turnId: 'c', ms: 100, over: false }]);
  });

  it('takes nothing more of a turn that was hushed', () => {
    const spoken = new Spoken();
    spoken.say('a', SECOND);
    spoken.hush();
    expect(spoken.say('a', SECOND)).toBe(false);
    expect(spoken.say('b', SECOND)).toBe(true);
  });
});
