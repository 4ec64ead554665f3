import { describe, expect, it } from 'vitest';
import type { GateSettings } from '@/lib/gate/decide';
import { Gate } from '@/lib/gate/gate';
import type { Picture } from '@/lib/gate/picture';
import { BLACK, box, paper, text } from './draw';
import { watch } from './watch';

const PAGE = text(text(paper(), 10, 20, '0178 3180 7013'), 10, 60, '8830 0138');
const A = text(PAGE, 10, 100, '80');
const B = text(PAGE, 10, 100, '83');
const C = text(PAGE, 10, 100, '03');

describe('the gate over time', () => {
  it.each<[string, [number, Picture][], string[]]>([
    ['a page at rest goes out once', [[0, A]], ['0 first']],
    [
      'a change on a quiet page goes out when it has settled',
      [
        [0, A],
        [5000, B],
      ],
      ['0 first', '5120 settled'],
    ],
    [
      'a change that takes a while, too',
      [
        [0, A],
        [5000, B],
        [5100, C],
        [5200, B],
      ],
      ['0 first', '5320 settled'],
    ],
    [
      'a change that is taken back at once does not',
      [
        [0, A],
        [5000, B],
        [5080, A],
      ],
      ['0 first'],
    ],
    [
      'two changes within an interval go out together',
      [
        [0, A],
        [500, B],
        [1200, C],
      ],
      ['0 first', '2000 settled'],
    ],
    [
      '… and not at all when taken back in time',
      [
        [0, A],
        [500, B],
        [1200, A],
      ],
      ['0 first'],
    ],
    [
      'there and back, both sent',
      [
        [0, A],
        [3000, B],
        [6000, A],
      ],
      ['0 first', '3120 settled', '6120 settled'],
    ],
    [
      'another size',
      [
        [0, A],
        [3000, paper(100, 100)],
      ],
      ['0 first', '3120 resized'],
    ],
    [
      'another size and back',
      [
        [0, A],
        [3000, paper(100, 100)],
        [3050, A],
      ],
      ['0 first'],
    ],
  ])('%s', (_, film, sent) => {
    expect(watch(film, 10_000).sent).toEqual(sent);
  });

  it('samples what never rests, at the interval', () => {
    const { sent, looks } = watch(moving(0, 10_000), 10_000);
    expect(sent.map((line) => line.split(' ')[1])).toEqual(['first', ...sent.slice(1).map(() => 'moving')]);
    expect(sent.map((line) => Number.parseInt(line, 10))).toEqual([0, 2000, 4000, 6000, 8000, 10_000]);
    expect(looks, 'not at each of 300 pictures').toBeLessThan(40);
  });

  it('begins to sample after 600 ms when a quiet page begins to move', () => {
    expect(watch([[0, A], ...moving(5000, 8000)], 8000).sent).toEqual([
      '0 first',
      '5600 moving',
      '7600 moving',
    ]);
  });

  it('never sends two within an interval', () => {
    const film = Array.from({ length: 60 }, (_, i): [number, Picture] => [i * 170, [A, B, C][i % 3] ?? A]);
    const times = watch(film, 10_000).sent.map((line) => Number.parseInt(line, 10));
    const least = Math.min(...times.slice(1).map((at, i) => at - (times[i] ?? 0)));
    expect(least).toBeGreaterThanOrEqual(2000);
    expect(times.length).toBeGreaterThan(4);
  });

  it('sees a slow drift, since it compares with what was sent', () => {
    const film = Array.from({ length: 60 }, (_, i): [number, Picture] => [
      i * 100,
      box(A, 200, 100, 60, 20, 0xffffff - i * 0x010101),
    ]);
    expect(watch(film, 8000).sent.length).toBeGreaterThan(1);
  });
});

describe('cursors over time', () => {
  const line = (on: Picture, x = 200) => box(on, x, 100, 1, 15, BLACK);
  const block = (on: Picture) => box(on, 200, 100, 8, 16, BLACK);

  it('never sends a blinking line', () => {
    const { sent, reasons } = watch(blink(A, line(A), 0, 20_000), 20_000);
    expect(sent).toEqual(['0 first']);
    expect(reasons).toContain('caret');
  });

  it('nor when it was on in the picture sent, and then goes elsewhere', () => {
    const film = [...blink(line(A), A, 0, 3000), ...blink(A, line(A, 240), 3000, 9000)];
    expect(watch(film, 12_000).sent).toEqual(['0 first']);
  });

  it('sends a letter of that shape once it has stayed', () => {
    expect(
      watch(
        [
          [0, A],
          [5000, line(A)],
        ],
        10_000,
      ).sent,
    ).toEqual(['0 first', '6300 settled']);
  });

  it('sends what is typed beside it', () => {
    const film = [...blink(A, line(A), 0, 3100), ...blink(B, line(B, 206), 3100, 8000)];
    expect(watch(film, 8000).sent).toEqual(['0 first', '3220 settled']);
  });

  it('learns a block that blinks', () => {
    expect(watch(blink(A, block(A), 0, 20_000), 20_000).sent.length).toBeLessThanOrEqual(2);
  });

  it('and sees it as a lamp when it stays on', () => {
    const film = [...blink(A, block(A), 0, 5100), [5200, block(A)] as [number, Picture]];
    const { sent } = watch(film, 15_000);
    expect(sent.at(-1)).toMatch(/settled$/);
    expect(Number.parseInt(sent.at(-1) ?? '', 10)).toBeLessThan(8000);
  });
});

describe('the mouse pointer over time', () => {
  const arrow = (on: Picture, x: number, y = 140) =>
    box(box(box(on, x, y, 5, 16, BLACK), x, y + 4, 10, 8, BLACK), x + 1, y + 1, 3, 12, 0xffffff);
  /** Thirty pictures a second. */
  const going = (on: Picture, from: number, x: number, count = 15) =>
    Array.from({ length: count }, (_, i): [number, Picture] => [from + i * 33, arrow(on, x + i * 9)]);

  it('never sends it, while it moves, rests and goes', () => {
    const film: [number, Picture][] = [
      [0, A],
      ...going(A, 3000, 20),
      [5500, A],
      ...going(A, 8000, 100),
      [10_500, A],
    ];
    const { sent, reasons } = watch(film, 15_000);
    expect(sent).toEqual(['0 first']);
    expect(reasons).toContain('pointer');
  });

  it('sends what changes beside it, and not its going after that', () => {
    const film: [number, Picture][] = [[0, A], ...going(A, 3000, 20), [4000, arrow(B, 146)], [5500, B]];
    expect(watch(film, 15_000).sent).toEqual(['0 first', '4120 settled']);
  });

  it('sends what changes where it was', () => {
    const film: [number, Picture][] = [[0, A], ...going(A, 3000, 20), [4000, arrow(B, 146)], [5500, B]];
    const later = text(B, 150, 144, '8');
    expect(watch([...film, [9000, later]], 15_000).sent.at(-1)).toBe('9120 settled');
  });

  it('sends what slid in and stays', () => {
    const film: [number, Picture][] = [[0, A], ...going(A, 3000, 20)];
    expect(watch(film, 10_000).sent).toEqual(['0 first', '5780 settled']);
  });

  it('of a screen, where it is always there, is sent when it stays, and no oftener', () => {
    const film: [number, Picture][] = [
      [0, arrow(A, 20)],
      ...going(A, 3000, 29),
      ...going(A, 6000, 160, 10),
      ...going(A, 9000, 30),
    ];
    expect(watch(film, 15_000).sent.length).toBeLessThanOrEqual(4);
  });
});

describe('busy regions', () => {
  const clock = (seconds: number, on = A) =>
    text(on, 250, 10, `${seconds % 2 ? '38' : '80'}${(seconds * 7) % 2}`);
  const ticking = (from: number, to: number, on = A) =>
    Array.from({ length: to - from }, (_, i): [number, Picture] => [(from + i) * 1000, clock(from + i, on)]);
  const ignoring: Partial<GateSettings> = { ignoreBusy: true };

  it('are learnt, told, and sent all the same', () => {
    const { sent, busy } = watch(ticking(0, 60), 60_000);
    expect(busy).toEqual([{ x: 192, y: 0, width: 128, height: 64 }]);
    expect(sent.length).toBeGreaterThan(15);
  });

  it('are ignored if the user wants that, and the rest is not', () => {
    const film = [...ticking(0, 40), ...ticking(40, 60, B)];
    const { sent, reasons } = watch(film, 60_000, ignoring);
    const late = sent.filter((line) => Number.parseInt(line, 10) > 22_000);
    expect(late).toEqual(['40120 settled']);
    expect(reasons).toContain('ignored-region');
  });

  it('count again when they have come to rest', () => {
    const { sent } = watch([...ticking(0, 40), [41_000, clock(99, text(A, 250, 24, '3'))]], 70_000, ignoring);
    expect(Number.parseInt(sent.at(-1) ?? '', 10)).toBeGreaterThan(55_000);
  });
});

describe('settings and buttons', () => {
  it('"Look now" sends at once, and the interval begins anew', () => {
    const { sent } = watch(
      [
        [0, A],
        [4000, B],
      ],
      8000,
      {},
      [3000],
    );
    expect(sent).toEqual(['0 first', '3000 look-now', '5000 settled']);
  });

  it('"Every slice" sends each', () => {
    const gate = new Gate();
    const every: GateSettings = { send: 'every', intervalMs: 2000, ignoreBusy: false };
    const reasons = [A, A, B].map((picture, i) => {
      const look = { at: i * 2000, picture: copy(picture), blindMs: i * 2000 && 2000, lookNow: false };
      return gate.look(look, every).decision;
    });
    expect(reasons.map(({ send, reason }) => [send, reason])).toEqual([
      [true, 'first'],
      [true, 'every'],
      [true, 'every'],
    ]);
    expect(reasons.map(({ score }) => score > 0)).toEqual([true, false, true]);
  });

  it('gives room back instead of taking more', () => {
    const gate = new Gate();
    const settings: GateSettings = { send: 'changed', intervalMs: 0, ignoreBusy: false };
    const rooms = new Set<unknown>();
    for (let i = 0; i < 20; i++) {
      const pixels = gate.room(A.pixels.length);
      rooms.add(pixels.buffer);
      pixels.set((i % 3 ? A : B).pixels);
      gate.look({ at: i * 200, picture: { ...A, pixels }, blindMs: 0, lookNow: false }, settings);
    }
    expect(rooms.size).toBeLessThanOrEqual(3);
  });
});

/** Thirty pictures a second, each another. */
function moving(from: number, to: number): [number, Picture][] {
  const count = Math.floor(((to - from) * 30) / 1000);
  return Array.from({ length: count + 1 }, (_, i) => [
    Math.round(from + (i * 1000) / 30),
    box(PAGE, 20 + (i % 200), 90 + (i % 30), 90, 70, 0x3366cc),
  ]);
}

/** One state and the other, each for half a second. */
function blink(off: Picture, on: Picture, from: number, to: number): [number, Picture][] {
  const count = Math.ceil((to - from) / 500);
  return Array.from({ length: count }, (_, i) => [from + i * 500, i % 2 ? on : off]);
}

function copy(picture: Picture): Picture {
  return { ...picture, pixels: picture.pixels.slice() };
}
