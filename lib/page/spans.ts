import { areaOf, type Box, shareSeen } from './box';
import type { Covers } from './covers';

/** A stretch of a text that is seen, from one place to before another, and the boxes of its first and last line. */
export interface Span {
  from: number;
  to: number;
  first: Box;
  last: Box;
}

type Verdict = 'all' | 'none' | 'some';

/** The only one: a document keeps track of every range that was ever made in it. */
const range = new Range();

/** Whether any of a text node is within a box, whatever else hides it. The cheapest question. */
export function isNear(node: Text, box: Box): boolean {
  range.selectNodeContents(node);
  return shareSeen(range.getBoundingClientRect(), box) > 0;
}

/** The stretches of a text node that can be seen through `clip`, in order. */
export function seenSpans(node: Text, element: Element, clip: Box, covers: Covers): Span[] {
  const spans: Span[] = [];
  const search = (from: number, to: number): void => {
    range.setStart(node, from);
    range.setEnd(node, to);
    const verdict = judge(element, clip, covers);
    if (verdict === 'none') return;
    const middle = verdict === 'some' ? splitAt(node.data, from, to) : undefined;
    if (middle !== undefined) {
      search(from, middle);
      search(middle, to);
      return;
    }
    const boxes = [...range.getClientRects()].filter(isBox);
    const [first, last] = [boxes[0], boxes.at(-1)];
    // A single word that is partly seen counts where most of it is.
    const counts = verdict === 'all' || boxes.every((box) => covers.isSeen(element, box, clip));
    const before = spans.at(-1);
    if (!first || !last || !counts) return;
    // Halves that are both seen are one stretch again.
    if (before?.to === from) Object.assign(before, { to, last });
    else spans.push({ from, to, first, last });
  };
  search(0, node.length);
  return spans;
}

/** Of what the range holds. */
function judge(element: Element, clip: Box, covers: Covers): Verdict {
  const whole = range.getBoundingClientRect();
  const share = shareSeen(whole, clip);
  if (share === 0) return 'none';
  // A log has thousands of lines: only of those that are in view it is worth knowing what lies over them.
  if (share < 1) return 'some';
  const covered = [...range.getClientRects()].filter(isBox).map((box) => covers.isOver(element, box));
  if (covered.includes(true)) return covered.includes(false) ? 'some' : 'none';
  return 'all';
}

const isBox = (box: Box) => areaOf(box) > 0;

/** The beginning of a word near the middle; nothing where there is only one. */
function splitAt(text: string, from: number, to: number): number | undefined {
  const middle = Math.floor((from + to) / 2);
  for (let distance = 0; distance <= to - from; distance++) {
    for (const at of [middle + distance, middle - distance]) {
      if (at > from && at < to && isBlank(text[at - 1]) && !isBlank(text[at])) return at;
    }
  }
  return undefined;
}

const isBlank = (letter: string | undefined) => letter !== undefined && /\s/.test(letter);
