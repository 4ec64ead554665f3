import { describe, expect, it } from 'vitest';
import { compare } from '@/lib/gate/compare';
import type { Picture } from '@/lib/gate/picture';
import { BLACK, box, CHALK, NIGHT, noisy, paper, pixel, shifted, text, WHITE } from './draw';

/** Lines of text, so that a change has company. */
function page(words = '8038 8308', ground = WHITE, ink = BLACK): Picture {
  const lines = [20, 40, 60, 100].reduce(
    (on, y) => text(on, 10, y, '0178 3180 7013 8830', ink),
    paper(320, 200, ground),
  );
  return text(lines, 40, 80, words, ink);
}

const LIGHT = page();
const DARK = page('8038 8308', NIGHT, CHALK);

describe('what is seen', () => {
  it.each<[string, Picture, Picture]>([
    ['a digit', LIGHT, page('8038 8303')],
    ['a digit, dark', DARK, page('8038 8303', NIGHT, CHALK)],
    ['a digit in faint ink', page('8038', WHITE, 0xbbbbbb), page('8083', WHITE, 0xbbbbbb)],
    ['a letter', page('e'), page('c')],
    ['a comma for a period', page('8.8'), page('8,8')],
    ['a full stop', page('8'), page('8.')],
    ['one pixel', LIGHT, box(LIGHT, 200, 150, 1, 1, BLACK)],
    ['one pixel in the corner', LIGHT, box(LIGHT, 319, 199, 1, 1, BLACK)],
    ['a dot, green to red', box(LIGHT, 200, 150, 6, 6, 0x1e8e3e), box(LIGHT, 200, 150, 6, 6, 0xc5221f)],
    ['a dot, equally light', box(DARK, 200, 150, 6, 6, 0x188038), box(DARK, 200, 150, 6, 6, 0xc03030)],
    ['the colour of a word', page('80'), text(page('80'), 40, 80, '80', 0xc5221f)],
    ['a faint tint under a row', LIGHT, box(LIGHT, 0, 150, 320, 16, 0xf3f5f8)],
    ['a faint tint all over', LIGHT, tinted(LIGHT, 8)],
    ['text that fades', page('80183 80173 80123'), text(page(''), 40, 80, '80183 80173 80123', 0x70747a)],
    ['a line of text more', LIGHT, text(LIGHT, 10, 120, '0178')],
    [
      'a wide bar that grows by a pixel',
      box(LIGHT, 10, 150, 100, 6, 0x1a73e8),
      box(LIGHT, 10, 150, 101, 6, 0x1a73e8),
    ],
    ['another page', LIGHT, DARK],
    ['a page that scrolled', LIGHT, scrolled(LIGHT, 3)],
    ['an "i"', page(' '), page('i')],
    ['a line as wide as text', LIGHT, box(LIGHT, 100, 150, 4, 16, BLACK)],
    ['a line higher than text', LIGHT, box(LIGHT, 100, 100, 1, 80, BLACK)],
    ['a line of 7 pixels', LIGHT, box(LIGHT, 100, 150, 1, 7, BLACK)],
  ])('%s', (_, before, after) => {
    const there = compare(before, after);
    expect(there).toMatchObject({ changed: true, reason: 'changed' });
    expect(there.score).toBeGreaterThan(0);
    expect(there.regions.length).toBeGreaterThan(0);
    expect(compare(after, before).changed, 'and back').toBe(true);
  });
});

describe('what is not', () => {
  const tinyAndBlue = box(LIGHT, 100, 150, 80, 20, 0x0b3d91);
  it.each<[string, Picture, Picture, string]>([
    ['the same', LIGHT, { ...LIGHT, pixels: LIGHT.pixels.slice() }, 'unchanged'],
    ['a cursor', LIGHT, box(LIGHT, 100, 150, 1, 15, BLACK), 'caret'],
    ['a cursor, dark', DARK, box(DARK, 100, 150, 1, 15, CHALK), 'caret'],
    ['a cursor of two pixels', LIGHT, box(LIGHT, 100, 150, 2, 30, BLACK), 'caret'],
    ['a cursor of three pixels', LIGHT, box(LIGHT, 100, 120, 3, 64, BLACK), 'caret'],
    ['a small cursor', LIGHT, box(LIGHT, 100, 150, 1, 8, BLACK), 'caret'],
    ['a red cursor', LIGHT, box(LIGHT, 100, 150, 1, 15, 0xee3333), 'caret'],
    ['a cursor on blue', tinyAndBlue, box(tinyAndBlue, 110, 152, 1, 15, WHITE), 'caret'],
    ['a cursor at the rim', LIGHT, box(LIGHT, 0, 150, 1, 15, BLACK), 'caret'],
    ['a cursor over a letter', LIGHT, box(LIGHT, 40, 78, 1, 12, BLACK), 'caret'],
    ['a cursor after a letter', LIGHT, box(LIGHT, 94, 77, 1, 15, BLACK), 'caret'],
    ['errors of a decoder', LIGHT, noisy(LIGHT, 2, 7), 'unchanged'],
    ['larger errors', noisy(DARK, 5, 3), noisy(DARK, 5, 11), 'noise'],
    ['a quarter of a pixel to the right', LIGHT, shifted(LIGHT, 0.25, 0), 'shimmer'],
    ['a quarter of a pixel down', DARK, shifted(DARK, 0, 0.25), 'shimmer'],
    ['a third of a pixel back', shifted(DARK, 0.33, 0), DARK, 'shimmer'],
  ])('%s', (_, before, after, reason) => {
    expect(compare(before, after)).toMatchObject({ changed: false, reason, score: 0, regions: [] });
    expect(compare(after, before).changed, 'and back').toBe(false);
  });

  it('is a change all the same with a digit beside it', () => {
    const cursorOn = box(page('8038 8303'), 200, 150, 1, 15, BLACK);
    expect(compare(LIGHT, cursorOn)).toMatchObject({
      changed: true,
      carets: [{ x: 200, y: 150, width: 1, height: 15 }],
    });
    expect(compare(LIGHT, shifted(page('8038 8303'), 0.25, 0)).changed).toBe(true);
  });
});

describe('where', () => {
  it('is a box around the change', () => {
    const after = box(LIGHT, 200, 150, 6, 9, 0xc5221f);
    expect(compare(LIGHT, after)).toMatchObject({
      score: 54,
      regions: [{ x: 200, y: 150, width: 6, height: 9 }],
    });
  });

  it('is a box for each of two changes, and one for neighbours', () => {
    const two = box(box(LIGHT, 10, 150, 6, 6, BLACK), 300, 150, 6, 6, BLACK);
    expect(compare(LIGHT, two).regions).toHaveLength(2);
    const near = box(box(LIGHT, 10, 150, 6, 6, BLACK), 40, 150, 6, 6, BLACK);
    expect(compare(LIGHT, near).regions).toEqual([{ x: 10, y: 150, width: 36, height: 6 }]);
  });

  it('is one box around very many', () => {
    const blank = paper(2000, 1000);
    let many = blank;
    for (let i = 0; i < 24; i++) many = box(many, (i % 6) * 300, Math.floor(i / 6) * 200, 9, 9, BLACK);
    expect(compare(blank, many).regions).toEqual([{ x: 0, y: 0, width: 1509, height: 609 }]);
  });

  it('leaves out what is ignored', () => {
    const after = box(LIGHT, 200, 150, 6, 6, BLACK);
    const all = new Uint8Array(compare(LIGHT, after).tiles.length).fill(1);
    expect(compare(LIGHT, after, { ignore: all })).toMatchObject({
      changed: false,
      reason: 'ignored-region',
    });
    expect(compare(LIGHT, DARK, { ignore: all })).toMatchObject({ changed: false, reason: 'ignored-region' });
    const elsewhere = all.map((_, tile) => (tile === 0 ? 1 : 0));
    expect(compare(LIGHT, after, { ignore: elsewhere }).changed).toBe(true);
  });

  it('tells which small boxes could be cursors of another shape', () => {
    const block = { x: 200, y: 150, width: 8, height: 16 };
    const after = box(LIGHT, 200, 150, 8, 16, BLACK);
    expect(compare(LIGHT, after)).toMatchObject({ changed: true, blocks: [block] });
    expect(compare(LIGHT, after, { isCursor: () => true })).toMatchObject({
      changed: false,
      reason: 'caret',
    });
  });
});

describe('sizes', () => {
  it.each([
    [1, 1],
    [3, 2],
    [31, 33],
    [33, 1],
    [1, 200],
    [1921, 3],
  ])('%i × %i', (width, height) => {
    const before = paper(width, height);
    expect(compare(before, paper(width, height)).reason).toBe('unchanged');
    expect(compare(before, box(before, width - 1, height - 1, 1, 1, BLACK))).toMatchObject({ changed: true });
  });

  it('of nothing', () => {
    expect(compare(paper(0, 0), paper(0, 0))).toMatchObject({ changed: false, reason: 'unchanged' });
  });
});

/** All a little darker. */
function tinted(picture: Picture, levels: number): Picture {
  const pixels = picture.pixels.map((value) =>
    value === pixel(WHITE) ? pixel(WHITE - levels * 0x10101) : value,
  );
  return { ...picture, pixels };
}

function scrolled(picture: Picture, rows: number): Picture {
  const pixels = picture.pixels.slice();
  pixels.copyWithin(0, rows * picture.width);
  return { ...picture, pixels };
}
