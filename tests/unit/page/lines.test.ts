import { describe, expect, it } from 'vitest';
import type { Box } from '../../../lib/page/box';
import { Lines } from '../../../lib/page/lines';

/** On a line of 16 pixels. */
const box = (line: number, left: number, right: number): Box => ({
  left,
  right,
  top: line * 16,
  bottom: line * 16 + 16,
});

function put(...pieces: [text: string, ...boxes: [Box, Box?]][]): string {
  const lines = new Lines(1000);
  for (const [text, first, last] of pieces) lines.add(text, first, last);
  return lines.text;
}

describe('what stands', () => {
  it('close to each other is one word', () => {
    expect(put(['wo', box(0, 0, 20)], ['rd', box(0, 20, 40)])).toBe('word');
  });

  it("a blank's width apart are two", () => {
    expect(put(['two', box(0, 0, 20)], ['words', box(0, 24, 50)])).toBe('two words');
    expect(put(['two ', box(0, 0, 20)], ['words', box(0, 24, 50)]), 'one blank').toBe('two words');
  });

  it('in columns is in cells', () => {
    expect(put(['Sum ', box(0, 0, 40)], ['7', box(0, 90, 100)])).toBe('Sum\t7');
  });

  it('below is on another line', () => {
    expect(put(['one ', box(0, 0, 20)], [' two', box(1, 0, 20)])).toBe('one\ntwo');
    expect(put(['if:', box(0, 0, 20)], ['    then', box(1, 0, 20)]), 'indented').toBe('if:\n    then');
  });

  it('after the last of several lines is beside that', () => {
    expect(put(['a long one', box(0, 0, 90), box(1, 0, 30)], ['end', box(1, 34, 60)])).toBe('a long one end');
  });

  it('to the left on the same line, as in scripts that run so, is another word', () => {
    expect(put(['אחד', box(0, 60, 90)], ['שתיים', box(0, 20, 56)])).toBe('אחד שתיים');
  });
});

it('other documents begin their own lines', () => {
  const lines = new Lines(1000);
  lines.break();
  lines.add('page', box(0, 0, 30));
  lines.break();
  lines.break();
  lines.add('frame', box(0, 30, 60));
  expect(lines.text).toBe('page\nframe');
});

it('is full with more than the most', () => {
  const lines = new Lines(3);
  lines.add('abc', box(0, 0, 30));
  expect(lines.isFull).toBe(false);
  lines.add('d', box(0, 30, 40));
  expect(lines.isFull).toBe(true);
});
