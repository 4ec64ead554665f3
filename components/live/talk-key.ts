/** Where a space is a letter. */
const TEXT = 'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=range])';
/** Where the space bar does something of its own. */
const CONTROL = 'button, a, summary, input';

type Key = Pick<
  KeyboardEvent,
  'key' | 'isComposing' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'target'
>;

/**
 * Whether a key is the space bar, held for talking.
 * @param byPointer the focus came by a click: who has just pressed Microphone with the mouse does not mean to press it
 * again with the space bar
 */
export function holdsFor(event: Key, byPointer: boolean): boolean {
  const { key, isComposing, ctrlKey, altKey, metaKey, shiftKey, target } = event;
  if (key !== ' ' || isComposing || ctrlKey || altKey || metaKey || shiftKey) return false;
  if (!(target instanceof Element)) return true;
  if (target.closest(TEXT)) return false;
  return byPointer || !target.closest(CONTROL);
}
