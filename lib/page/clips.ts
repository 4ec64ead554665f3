import { type Box, EMPTY, intersection } from './box';
import { drawnParent } from './tree';

/** How pages hide words from the eye and keep them for screen readers, beside boxes of one pixel. */
const CLIPPED_AWAY = /^inset\((50|100)%|^rect\([01]px,? [01]px,? [01]px,? [01]px\)/;

/** Through what the content of each element of a document can be seen. */
export class Clips {
  #viewport: Box;
  #known = new Map<Element, Box>();

  /** @param viewport what of the document's viewport can be seen */
  constructor(viewport: Box) {
    this.#viewport = viewport;
  }

  /** The part of the viewport in which content of this element appears: the boxes that it overflows cut it off. */
  of(element: Element | null): Box {
    if (!element) return this.#viewport;
    const known = this.#known.get(element);
    if (known) return known;
    const box = this.#clip(element);
    this.#known.set(element, box);
    return box;
  }

  #clip(element: Element): Box {
    const style = getComputedStyle(element);
    if (CLIPPED_AWAY.test(style.clipPath) || CLIPPED_AWAY.test(style.clip)) return EMPTY;
    const outer = this.of(containerOf(element, style.position));
    if (isViewportsOwn(element) || /^(inline|contents)$/.test(style.display)) return outer;
    const padding = paddingBox(element);
    const inner = intersection(outer, padding);
    return {
      left: style.overflowX === 'visible' ? outer.left : inner.left,
      right: style.overflowX === 'visible' ? outer.right : inner.right,
      top: style.overflowY === 'visible' ? outer.top : inner.top,
      bottom: style.overflowY === 'visible' ? outer.bottom : inner.bottom,
    };
  }
}

/** Whose overflow cuts an element off: what is positioned escapes from what it is not positioned in. */
function containerOf(element: Element, position: string): Element | null {
  let parent = drawnParent(element);
  if (position !== 'absolute' && position !== 'fixed') return parent;
  while (parent && !contains(getComputedStyle(parent), position)) parent = drawnParent(parent);
  return parent;
}

function contains(style: CSSStyleDeclaration, position: string): boolean {
  if (position === 'absolute' && style.position !== 'static') return true;
  return (
    [style.transform, style.filter, style.perspective].some((value) => value !== 'none') ||
    /paint|layout|strict|content/.test(style.contain)
  );
}

/** The overflow of the root, and of the body where the root has none, is the viewport's. */
function isViewportsOwn(element: Element): boolean {
  const { documentElement: root, body } = element.ownerDocument;
  return element === root || (element === body && getComputedStyle(root).overflow === 'visible');
}

function paddingBox(element: Element): Box {
  const { left, top } = element.getBoundingClientRect();
  const x = left + element.clientLeft;
  const y = top + element.clientTop;
  return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
}
