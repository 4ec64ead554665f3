import type { Page } from 'puppeteer';
import type { Rect } from '../../lib/model';

/**
 * What stands on a page, as it is read across the whole window: line by line, from left to right.
 * @param area the words that lie wholly within it, CSS pixels of the window; all of it when absent
 */
export function textOf(page: Page, area?: Rect): Promise<string> {
  return page.evaluate((within) => {
    const { x, y, width, height } = within ?? { x: 0, y: 0, width: innerWidth, height: innerHeight };
    const words: { text: string; x: number; y: number }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('script')) continue;
      for (const { 0: text, index } of (node.nodeValue ?? '').matchAll(/\S+/g)) {
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const seen = right > left && left >= x && top >= y && right <= x + width && bottom <= y + height;
        if (seen) words.push({ text, x: left, y: Math.round((top + bottom) / 2) });
      }
    }
    words.sort((a, b) => a.y - b.y || a.x - b.x);
    let line = Number.NEGATIVE_INFINITY;
    let read = '';
    for (const { text, y: middle } of words) {
      // Words of one line have one middle, give or take a pixel.
      read += `${middle - line > 2 ? '\n' : ' '}${text}`;
      line = middle;
    }
    return read.trim();
  }, area);
}
