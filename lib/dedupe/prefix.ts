import { normalise } from './normalise';

/** The last shown reply does not change while the next one streams: normalising it once is enough. */
let shown = { raw: '', text: '' };

/**
 * Whether a reply that is still streaming already differs from the last shown one. Until it does, it may turn out to
 * be a repeat; the verdict on the whole is `dedupe`'s.
 */
export function saysSomethingNew(partial: string, lastShown: string): boolean {
  if (shown.raw !== lastShown) shown = { raw: lastShown, text: flat(lastShown) };
  return !shown.text.startsWith(flat(partial));
}

function flat(text: string): string {
  return normalise(text).replaceAll('\n', ' ');
}
