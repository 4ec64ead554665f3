/** What a form field shows. */

/** Inputs that show no words of their own. */
const WORDLESS = /^(hidden|file|checkbox|radio|range|color|image|password)$/;

/** Whether an element is a field, whose value is no node of the page. */
export function isField(
  element: Element,
): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const { localName } = element;
  return localName === 'input' || localName === 'textarea' || (localName === 'select' && isFolded(element));
}

/** A list box shows its options, which are nodes. */
function isFolded(element: Element): boolean {
  const { multiple, size } = element as HTMLSelectElement;
  return !multiple && size <= 1;
}

/** Empty where it shows nothing that may be read: passwords never are, not even those that are shown as plain text. */
export function shownIn(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string {
  if (field.localName === 'select') return (field as HTMLSelectElement).selectedOptions[0]?.label ?? '';
  if (isSecret(field)) return '';
  const { value, placeholder } = field as HTMLInputElement | HTMLTextAreaElement;
  if (field.localName === 'textarea') return seenLines(field as HTMLTextAreaElement) || placeholder;
  return WORDLESS.test(field.type) ? '' : value || placeholder;
}

/** A password, whatever its page makes of it: many pages show it in plain text on demand, by another type. */
function isSecret(field: Element): boolean {
  if ((field as HTMLInputElement).type === 'password') return true;
  if (/password|one-time-code/.test(field.getAttribute('autocomplete') ?? '')) return true;
  return (getComputedStyle(field).getPropertyValue('-webkit-text-security') || 'none') !== 'none';
}

/** Where the lines of a text area stand is not told: what is scrolled out is left out by its share of the height. */
function seenLines({ value, scrollTop, scrollHeight, clientHeight }: HTMLTextAreaElement): string {
  if (scrollHeight <= clientHeight) return value;
  const from = Math.floor((value.length * scrollTop) / scrollHeight);
  const to = Math.ceil((value.length * (scrollTop + clientHeight)) / scrollHeight);
  const begin = from === 0 ? 0 : value.indexOf('\n', from - 1) + 1;
  return value.slice(begin > to ? from : begin, to);
}
