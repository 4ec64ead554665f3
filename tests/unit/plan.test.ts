import { describe, expect, it } from 'vitest';
import { seenScale, tokensOf } from '../../lib/levels';
import type { Detail, Rect } from '../../lib/model';
import { type Frame, OVERLAP, type Plan, plan, READABLE, type Sight } from '../../lib/plan';

const frame = (width: number, height: number, pixelRatio = 1): Frame => ({ width, height, pixelRatio });
const sight = (detail: Detail, generation = 3): Sight => ({ detail, generation });
/** "whole 1920×1080 high" for each picture. */
const told = ({ pictures }: Plan) =>
  pictures.map(({ width, height, view }) => `${view.role} ${width}×${height} ${view.level}`);

describe('one picture, for Gemini 3', () => {
  it.each<[string, Frame, Detail, string, number]>([
    ['a usual window', frame(1920, 1080), 'low', 'whole 1071×602 low', 280],
    ['a usual window', frame(1920, 1080), 'medium', 'whole 1920×1080 medium', 560],
    ['a usual window', frame(1920, 1080), 'auto', 'whole 1920×1080 medium', 560],
    ['a usual window', frame(1920, 1080), 'high', 'whole 1920×1080 high', 1120],
    ['a laptop', frame(1440, 900), 'auto', 'whole 1440×900 medium', 560],
    ['a laptop', frame(1440, 900), 'high', 'whole 1440×900 high', 1120],
    ['a large window', frame(2560, 1440), 'high', 'whole 2560×1440 high', 1120],
    ['a portrait one', frame(1080, 1920), 'high', 'whole 1080×1920 high', 1120],
    ['a tiny tab', frame(300, 200), 'auto', 'whole 300×200 low', 280],
    ['a tiny tab', frame(1, 1), 'high', 'whole 1×1 high', 1120],
    ['odd sizes', frame(1367, 771), 'high', 'whole 1367×771 high', 1120],
    ['a dense screen', frame(3840, 2160, 2), 'auto', 'whole 1515×852 medium', 560],
    ['a dense screen', frame(3840, 2160, 2), 'high', 'whole 2142×1205 high', 1120],
    ['a dense laptop', frame(2880, 1800, 2), 'auto', 'whole 1437×898 medium', 560],
  ])('%s, %o at %s is %s', (_, screen, detail, picture, tokens) => {
    const made = plan(screen, sight(detail));
    expect(told(made)).toEqual([picture]);
    expect(made.tokens).toBe(tokens);
  });
});

describe('tiles', () => {
  it.each<[Frame, number, string[], number]>([
    [frame(3440, 1440), 3, ['tile 1768×1440 high', 'tile 1768×1440 high'], 2240],
    [frame(1440, 3440), 3, ['tile 1440×1768 high', 'tile 1440×1768 high'], 2240],
    [frame(3840, 2160), 2, ['tile 1968×2160', 'tile 1968×2160'], 0],
  ])('%o for Gemini %i', (screen, generation, pictures, tokens) => {
    const made = plan(screen, sight('high', generation));
    if (generation === 3) {
      expect(told(made)).toEqual(pictures);
      expect(made.tokens).toBe(tokens);
    }
    expect(made.pictures.length).toBeGreaterThan(1);
  });

  it.each([
    [frame(3440, 1440), 3],
    [frame(3840, 2160), 3],
    [frame(3840, 2160), 2],
    [frame(5120, 1440), 3],
    [frame(2160, 3841), 2],
    [frame(7679, 4319), 3],
    [frame(7680, 4320, 2), 3],
  ])('%o for Gemini %i: each is readable, they cover the screen and share a margin', (screen, generation) => {
    const areas = plan(screen, sight('high', generation)).pictures.map(({ view }) => view.area);
    for (const area of areas) {
      expect(seenScale(area, 'high', generation) * (screen.pixelRatio ?? 1)).toBeGreaterThanOrEqual(READABLE);
    }
    expect(
      gaps(
        areas.map(({ x, width }) => [x, width]),
        screen.width,
      ),
    ).toEqual([]);
    expect(
      gaps(
        areas.map(({ y, height }) => [y, height]),
        screen.height,
      ),
    ).toEqual([]);
  });

  it('are never made of what the user wants at low or medium', () => {
    for (const detail of ['low', 'medium'] as const) {
      expect(plan(frame(3440, 1440), sight(detail)).pictures).toHaveLength(1);
    }
  });
});

/** Where pieces of a side leave something out, or share less than the overlap. */
function gaps(pieces: [start: number, length: number][], side: number): string[] {
  const sorted = [...new Set(pieces.map(String))].map(
    (piece) => piece.split(',').map(Number) as [number, number],
  );
  sorted.sort(([a], [b]) => a - b);
  const missing = sorted.slice(1).flatMap(([start], index) => {
    const [before, length] = sorted[index] as [number, number];
    return before + length - start >= OVERLAP - 2 ? [] : [`${before + length}–${start}`];
  });
  const [last, length] = sorted.at(-1) as [number, number];
  return [...missing, ...(sorted[0]?.[0] === 0 ? [] : ['start']), ...(last + length === side ? [] : ['end'])];
}

describe('every plan', () => {
  const screens = [frame(1, 1), frame(97, 1301), frame(1920, 1080), frame(5120, 1440), frame(3840, 2160, 2)];
  const sights = [2, 3].flatMap((generation) =>
    (['low', 'medium', 'high', 'auto'] as const).map((detail) => sight(detail, generation)),
  );

  it.each(screens.flatMap((screen) => sights.map((each) => [screen, each] as const)))(
    '%o, %o: keeps the shape, enlarges nothing, counts its tokens',
    (screen, each) => {
      const made = plan(screen, each, [{ x: 10, y: 20, width: 60, height: 14 }]);
      for (const { width, height, view } of made.pictures) {
        expect(width).toBeLessThanOrEqual(view.area.width);
        expect(height).toBeLessThanOrEqual(view.area.height);
        // To half a pixel of the reduced side.
        expect(Math.abs(width - (height * view.area.width) / view.area.height)).toBeLessThan(
          1 + view.area.width / view.area.height,
        );
      }
      const tokens = made.pictures.map((picture) => tokensOf(picture, picture.view.level, each.generation));
      expect(made.tokens).toBe(tokens.reduce((sum, count) => sum + count, 0));
    },
  );
});

describe('what has changed, at auto', () => {
  const region = (x: number, y: number, width = 100, height = 20): Rect => ({ x, y, width, height });
  const auto = (regions: Rect[], screen = frame(1920, 1080), generation = 3) =>
    plan(screen, sight('auto', generation), regions);

  it('goes as it is beside an overview, where the whole would be seen reduced for as much', () => {
    const made = auto([region(500, 300)]);
    expect(told(made)).toEqual(['whole 1071×602 low', 'region 148×68 low']);
    expect(made.tokens).toBe(560);
    expect(made.pictures[1]?.view.area).toEqual({ x: 476, y: 276, width: 148, height: 68 });
  });

  it('is cut where the screen ends', () => {
    const made = auto([region(1900, 1070, 20, 10)]);
    expect(made.pictures[1]?.view.area).toEqual({ x: 1876, y: 1046, width: 44, height: 34 });
  });

  it('is joined where one picture costs less than two', () => {
    expect(told(auto([region(500, 300), region(500, 400)]))).toEqual([
      'whole 1071×602 low',
      'region 148×168 low',
    ]);
  });

  it.each<[string, Rect[], Frame]>([
    ['all of the screen', [region(0, 0, 1920, 1080)], frame(1920, 1080)],
    ['all over the screen', [region(0, 0, 1200, 700), region(1300, 800, 600, 280)], frame(1920, 1080)],
    ['a screen that costs no more', [region(0, 0)], frame(640, 480)],
  ])('is shown by the whole when it is %s', (_, regions, screen) => {
    expect(auto(regions, screen)).toEqual(auto([], screen));
  });

  it('is only looked at by auto', () => {
    const whole = plan(frame(1920, 1080), sight('high'));
    expect(plan(frame(1920, 1080), sight('high'), [region(500, 300)])).toEqual(whole);
  });

  it('of Gemini 2 is one small tile beside another', () => {
    const made = auto([region(500, 300)], frame(1920, 1080), 2);
    expect(told(made)).toEqual(['whole 384×216 high', 'region 148×68 high']);
    expect(made.tokens).toBe(2 * 258);
  });
});
