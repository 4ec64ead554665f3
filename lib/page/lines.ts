import type { Box } from './box';

/** Puts what is seen together as it stands on the page: beside each other, or below. Boxes are CSS pixels. */
export class Lines {
  #text = '';
  #last?: Box;
  #most: number;

  /** @param most characters; what comes when there are more is refused */
  constructor(most: number) {
    this.#most = most;
  }

  get text(): string {
    return this.#text;
  }

  get isFull(): boolean {
    return this.#text.length > this.#most;
  }

  /** @param last box of the last line, where it has several */
  add(text: string, first: Box, last: Box = first): void {
    const between = this.#last ? separator(this.#last, first) : '';
    this.#text = joined(this.#text, between, text);
    this.#last = last;
  }

  /** The next one begins a line: its boxes are those of another document. */
  break(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
    this.#last = undefined;
  }
}

function joined(before: string, between: string, after: string): string {
  if (between === '') return before + after;
  if (between === ' ') return before + (/\s$/.test(before) || /^\s/.test(after) ? '' : between) + after;
  // Blanks at the ends of lines and cells are not drawn; those of an indentation are several.
  return before.trimEnd() + between + after.replace(/^(\s*\n| (?! ))/, '');
}

function separator(before: Box, after: Box): string {
  const height = Math.min(before.bottom - before.top, after.bottom - after.top);
  const overlap = Math.min(before.bottom, after.bottom) - Math.max(before.top, after.top);
  if (overlap < height / 2) return '\n';
  const gap = after.left - before.right;
  // Columns of a table stand apart; letters of one word that is in two elements do not.
  if (gap > height) return '\t';
  return gap > height / 8 || gap < -height ? ' ' : '';
}
