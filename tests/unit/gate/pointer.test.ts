import { describe, expect, it } from 'vitest';
import { Pointer } from '@/lib/gate/pointer';
import type { Rect } from '@/lib/model';

const at = (x: number, y = 50): Rect => ({ x, y, width: 16, height: 22 });
const LETTER: Rect = { x: 300, y: 300, width: 7, height: 9 };
const PIXELS = 250;

/** Looks 50 ms apart, the first at 0; answers what the last one told. */
function told(pointer: Pointer, looks: Rect[][], from = 0) {
  return looks.map((spots, i) => pointer.see(from + i * 50, { spots, score: spots.length * PIXELS })).at(-1);
}

describe('a pointer', () => {
  it.each<[string, Rect[][], Rect | undefined]>([
    ['is seen once it has gone somewhere', [[at(10)], [at(40)]], at(40)],
    ['… a little at a time', [[at(10)], [at(11)], [at(12)], [at(13)]], at(13)],
    ['stays one where it stops', [[at(10)], [at(40)], [at(40)]], at(40)],
    ['… beside something that changed', [[at(10)], [at(40)], [at(40), LETTER]], at(40)],
    [
      '… and goes on beside it',
      [
        [at(10), LETTER],
        [at(40), LETTER],
      ],
      at(40),
    ],
    ['is another shape on a link', [[at(10)], [{ ...at(40), width: 20 }]], { ...at(40), width: 20 }],
    ['at first could be anything', [[at(10)]], undefined],
    ['is not what stays', [[LETTER], [LETTER], [LETTER]], undefined],
    ['is not what grows', [[LETTER], [{ ...LETTER, width: 14 }], [{ ...LETTER, width: 22 }]], undefined],
    ['is not what shrinks', [[{ ...LETTER, width: 22 }], [LETTER]], undefined],
    [
      'is not two things that change',
      [
        [at(10), LETTER],
        [at(40), { ...LETTER, y: 320 }],
      ],
      undefined,
    ],
    ['is not low, as a digit is', [[LETTER], [{ ...LETTER, x: 340 }]], undefined],
    ['does not go to and fro', [[at(10)], [], [at(40)], [], [at(10)], [], [at(40)]], undefined],
    ['is not large', [[{ ...at(10), width: 80 }], [{ ...at(40), width: 80 }]], undefined],
  ])('%s', (_, looks, own) => {
    expect(told(new Pointer(), looks)?.own).toEqual(own);
  });

  it('is no more when it has gone', () => {
    const pointer = new Pointer();
    told(pointer, [[at(10)], [at(40)], []]);
    expect(told(pointer, [[at(40)]], 1000)?.own).toBeUndefined();
  });

  it('is none when it stays: something has slid in', () => {
    const pointer = new Pointer();
    told(pointer, [[at(10)], [at(40)]]);
    expect(pointer.nextStay(60)).toBe(2350);
    expect(pointer.see(2349, { spots: [at(40)], score: PIXELS }).own).toEqual(at(40));
    expect(pointer.see(2350, { spots: [at(40)], score: PIXELS }).own).toBeUndefined();
    expect(pointer.nextStay(2350)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is not two changes with time between them', () => {
    const pointer = new Pointer();
    pointer.see(0, { spots: [at(10)], score: PIXELS });
    expect(pointer.see(500, { spots: [at(40)], score: PIXELS }).own).toBeUndefined();
  });
});

describe('a pointer in the picture that was sent', () => {
  function sentWithPointer(): Pointer {
    const pointer = new Pointer();
    told(pointer, [[at(10)], [at(40)]]);
    pointer.send(false);
    return pointer;
  }

  it('has left when it went away, with as many pixels', () => {
    expect(told(sentWithPointer(), [[at(40)]], 500)).toEqual({ own: undefined, left: at(40) });
  });

  it('has left when it is elsewhere', () => {
    expect(told(sentWithPointer(), [[at(40), at(100)]], 500)).toEqual({ own: at(100), left: at(40) });
  });

  it('is known by what it left, however long ago', () => {
    const pointer = new Pointer();
    pointer.see(0, { spots: [at(10)], score: PIXELS });
    pointer.send(true);
    expect(pointer.see(900, { spots: [at(10), at(90)], score: 2 * PIXELS })).toEqual({
      own: at(90),
      left: at(10),
    });
  });

  it('was none when the picture was at rest', () => {
    const pointer = new Pointer();
    pointer.see(0, { spots: [at(10)], score: PIXELS });
    pointer.send(false);
    expect(pointer.see(900, { spots: [at(10), at(90)], score: 2 * PIXELS }).own).toBeUndefined();
  });

  it('has not left when something else changed there', () => {
    const icon = { x: 39, y: 49, width: 18, height: 24 };
    const told = sentWithPointer().see(500, { spots: [icon], score: 2 * PIXELS });
    expect(told.left).toBeUndefined();
  });

  it('leaves once', () => {
    const pointer = sentWithPointer();
    told(pointer, [[at(40)]], 500);
    expect(told(pointer, [[at(40)]], 600)?.left).toBeUndefined();
  });
});
