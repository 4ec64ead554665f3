import { describe, expect, it } from 'vitest';
import { seenScale, tokensOf } from '../../lib/levels';
import type { Detail, Rect } from '../../lib/model';
import { type Frame, OVERLAP, type Plan, plan, planCloser, READABLE, type Sight } from '../../lib/plan';

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

describe('a Live conversation', () => {
  const live = (detail: Detail, generation = 3): Sight => ({ detail, generation, live: true });

  it.each<[string, Frame, Sight, string]>([
    ['a usual window', frame(1920, 1080), live('high'), 'whole 1440×810 high'],
    ['a usual window at medium', frame(1920, 1080), live('medium'), 'whole 1440×810 medium'],
    ['a usual window at low', frame(1920, 1080), live('low'), 'whole 1071×602 low'],
    ['one that takes tiles elsewhere', frame(3840, 2160), live('high'), 'whole 2142×1205 high'],
    ['a dense screen', frame(3840, 2160, 2), live('high'), 'whole 1440×810 high'],
    ['a tiny tab', frame(1, 1), live('high'), 'whole 1×1 high'],
    ['a tab that is zoomed out', frame(1000, 500, 0.5), live('high'), 'whole 1000×500 high'],
    ['an earlier model', frame(1920, 1080), live('high', 2), 'whole 1440×810 high'],
  ])('shows of %s one JPEG', (_, screen, sight, picture) => {
    const made = plan(screen, sight, [{ x: 0, y: 0, width: 10, height: 10 }]);
    expect(told(made)).toEqual([picture]);
    expect(made.pictures[0]?.jpeg).toBe(true);
  });

  it.each<[string, Partial<Record<'left' | 'top' | 'width' | 'height', number>>, Rect, string]>([
    ['a quarter', { left: 0.5, top: 0.5 }, { x: 1920, y: 1080, width: 960, height: 540 }, '960×540'],
    ['what reaches over the edge', { left: 0.9 }, { x: 3456, y: 0, width: 384, height: 540 }, '384×540'],
    ['next to nothing', { width: 0, height: 0 }, { x: 0, y: 0, width: 1, height: 1 }, '1×1'],
    ['the very corner', { left: 1, top: 1 }, { x: 3839, y: 2159, width: 1, height: 1 }, '1×1'],
    ['all', { width: 1, height: 1 }, { x: 0, y: 0, width: 3840, height: 2160 }, '2142×1205'],
  ])('shows %s closer, as sharp as the model sees it', (_, part, area, size) => {
    const region = { left: 0, top: 0, width: 0.25, height: 0.25, ...part };
    const { pictures } = planCloser(frame(3840, 2160), live('high'), region);
    expect(pictures).toHaveLength(1);
    expect(pictures[0]).toMatchObject({ jpeg: true, view: { role: 'region', area } });
    expect(`${pictures[0]?.width}×${pictures[0]?.height}`).toBe(size);
  });
});
