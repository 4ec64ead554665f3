/**
 * The tree as it is drawn: shadow roots in place of their hosts' children, slotted nodes in their slots.
 * Kinds are told by name: an element of another frame is no instance of this frame's classes.
 */

export function drawnChildren(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  // Its other children keep their boxes while it is closed.
  if (element.localName === 'details' && !(element as HTMLDetailsElement).open) {
    return [...element.children].filter(({ localName }) => localName === 'summary').slice(0, 1);
  }
  if (element.localName === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}

/** Null above the document's root. */
export function drawnParent(node: Element | Text): Element | null {
  if (node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (parent?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (parent as ShadowRoot).host ?? null;
  return parent?.nodeType === Node.ELEMENT_NODE ? (parent as Element) : null;
}
