import type { PageText } from '../model';
import { MOST_TEXT } from '../page-text';
import { areaOf, type Box, intersection, moved, shareSeen } from './box';
import { Clips } from './clips';
import { Covers } from './covers';
import { isField, shownIn } from './fields';
import { Lines } from './lines';
import { selected } from './selection';
import { isNear, seenSpans } from './spans';
import { drawnChildren, drawnParent } from './tree';

/** The page is the user's: reading it must not make it stutter. What is not read by then is left out. */
const PATIENCE_MS = 250;

/**
 * Of so many elements in a row, as the lines of a log are, those out of view are not looked into: 30,000 lines of two
 * words each would take half a second. What hangs out of such a line into the view is then not seen.
 */
const LONG = 100;

const WORDLESS = /^(script|style|noscript|template|title|head)$/;

/**
 * What is selected on the page, else what can be seen of its text in the viewport: in the order of the document,
 * with what forms hold, open shadow roots and frames of the same origin, without passwords.
 * Undefined where the document is none whose text can be read, such as a PDF in the browser's viewer.
 */
export function readPage(page: Document): PageText | undefined {
  if (page.contentType === 'application/pdf') return undefined;
  const selection = selected(page);
  if (selection.trim()) {
    return { kind: 'selection', text: selection.slice(0, MOST_TEXT + 1), cut: selection.length > MOST_TEXT };
  }
  const reading = new Reading();
  reading.document(page, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  return { kind: 'visible', text: reading.lines.text, cut: reading.isOver };
}

class Reading {
  readonly lines = new Lines(MOST_TEXT);
  #covers = new Covers();
  #end = performance.now() + PATIENCE_MS;

  get isOver(): boolean {
    return this.lines.isFull || performance.now() > this.#end;
  }

  document({ body }: Document, viewport: Box): void {
    // Framesets and pictures have bodies, too; a document that is being loaded may not.
    if (body) this.#element(body, new Clips(viewport));
  }

  #element(element: Element, clips: Clips): void {
    if (this.isOver || WORDLESS.test(element.localName)) return;
    if (isField(element)) this.#field(element, clips);
    else if (/^i?frame$/.test(element.localName)) this.#frame(element as HTMLIFrameElement, clips);
    else this.#children(element, clips);
  }

  #children(element: Element, clips: Clips): void {
    const isLong = element.childElementCount > LONG;
    for (const child of drawnChildren(element)) {
      if (isLong && isAway(child, clips.of(null))) continue;
      if (child.nodeType === Node.TEXT_NODE) this.#text(child as Text, element, clips);
      else if (child.nodeType === Node.ELEMENT_NODE) this.#element(child as Element, clips);
    }
  }

  #text(node: Text, element: Element, clips: Clips): void {
    if (!/\S/.test(node.data)) return;
    // Most of a long page is out of view.
    if (!isNear(node, clips.of(null)) || !isShown(element)) return;
    const { whiteSpaceCollapse, textTransform } = getComputedStyle(element);
    for (const { from, to, first, last } of seenSpans(node, element, clips.of(element), this.#covers)) {
      const text = node.data.slice(from, to);
      const asDrawn = whiteSpaceCollapse === 'collapse' ? text.replace(/\s+/g, ' ') : text;
      this.lines.add(transformed(asDrawn, textTransform), first, last);
    }
  }

  #field(field: Parameters<typeof shownIn>[0], clips: Clips): void {
    const box = field.getBoundingClientRect();
    if (!isShown(field) || !this.#covers.isSeen(field, box, clips.of(field))) return;
    const value = shownIn(field);
    if (value.trim()) this.lines.add(value, box);
  }

  #frame(frame: HTMLIFrameElement, clips: Clips): void {
    // Null for another origin: the user's click does not open it.
    const inside = frame.contentDocument;
    if (!inside || !isShown(frame)) return;
    const { left, top } = frame.getBoundingClientRect();
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    const x = left + frame.clientLeft + Number.parseFloat(paddingLeft);
    const y = top + frame.clientTop + Number.parseFloat(paddingTop);
    this.lines.break();
    const view = inside.defaultView as Window;
    const own = { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight };
    this.document(inside, intersection(own, moved(clips.of(frame), -x, -y)));
    this.lines.break();
  }
}

function isAway(node: Node, viewport: Box): boolean {
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  const box = (node as Element).getBoundingClientRect();
  return areaOf(box) > 0 && shareSeen(box, viewport) === 0;
}

/** Neither it nor what it is in is hidden, invisible or transparent. */
function isShown(element: Element): boolean {
  // What has no box of its own, as a slot, is where its parent is.
  const parent = getComputedStyle(element).display === 'contents' ? drawnParent(element) : null;
  if (parent) return isShown(parent);
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function transformed(text: string, transform: string): string {
  if (transform === 'uppercase') return text.toUpperCase();
  return transform === 'lowercase' ? text.toLowerCase() : text;
}
