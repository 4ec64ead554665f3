import { isField, shownIn } from './fields';

/** What the user has selected on the page, in the frame or the field that has the focus; empty for nothing. */
export function selected(page: Document): string {
  const focused = focusedIn(page);
  const own = focused?.ownerDocument ?? page;
  if (focused && isField(focused) && focused.localName !== 'select') {
    return selectedIn(focused as HTMLInputElement | HTMLTextAreaElement);
  }
  return own.getSelection()?.toString() || page.getSelection()?.toString() || '';
}

/** Through frames of the same origin and open shadow roots. */
function focusedIn(root: Document | ShadowRoot): Element | null {
  const { activeElement } = root;
  if (!activeElement) return null;
  const inner = activeElement.shadowRoot ?? (activeElement as HTMLIFrameElement).contentDocument;
  return (inner && focusedIn(inner)) ?? activeElement;
}

function selectedIn(field: HTMLInputElement | HTMLTextAreaElement): string {
  const { selectionStart, selectionEnd, value } = field;
  // Of what may not be read nothing is selected either.
  if (shownIn(field) === '' || selectionStart === null || selectionEnd === null) return '';
  return value.slice(selectionStart, selectionEnd);
}
