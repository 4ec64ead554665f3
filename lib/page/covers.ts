import { areaOf, type Box, shareSeen } from './box';
import { drawnParent } from './tree';

/** What nobody sees through. */
const OPAQUE = /^(img|video|canvas|iframe)$/;

/**
 * Asking what lies on top is cheap on most pages, and costs milliseconds each time on one of 30,000 lines. After so long
 * in all nothing more is taken for covered.
 */
const PATIENCE_MS = 80;

/** Dialogs, headers that stay, and whatever else lies over the text of a page. */
export class Covers {
  #spentMs = 0;

  /** Whether at least half of a box of an element is seen. */
  isSeen(element: Element, box: Box, clip: Box): boolean {
    return areaOf(box) > 0 && shareSeen(box, clip) >= 0.5 && !this.isOver(element, box);
  }

  /** Whether something opaque lies over the middle of a box of an element. */
  isOver(element: Element, box: Box): boolean {
    if (this.#spentMs > PATIENCE_MS) return false;
    const begin = performance.now();
    const covered = isCovered(element, box);
    this.#spentMs += performance.now() - begin;
    return covered;
  }
}

function isCovered(element: Element, { left, top, right, bottom }: Box): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (!hit || hit === element) return false;
  const own = drawnAncestors(element);
  for (let at: Element | null = hit; at && !own.has(at); at = drawnParent(at)) {
    const { backgroundColor, opacity } = getComputedStyle(at);
    if (Number(opacity) < 1) return false;
    if (OPAQUE.test(at.localName) || /^rgb\(/.test(backgroundColor)) return true;
  }
  return false;
}

function drawnAncestors(element: Element): Set<Element> {
  const ancestors = new Set<Element>();
  for (let at: Element | null = element; at; at = drawnParent(at)) ancestors.add(at);
  return ancestors;
}
