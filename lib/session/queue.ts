/**
 * Slices that wait for a free request, oldest first. One may wait: a second one would only make the
 * reply later, and what is on the screen now is worth more than what was there before.
 */
const MOST_WAITING = 1;

/** The queue with `item` at its end, and what fell out at its beginning. */
export function offer<T>(queue: readonly T[], item: T): { queue: T[]; dropped: T[] } {
  const all = [...queue, item];
  const over = Math.max(0, all.length - MOST_WAITING);
  return { queue: all.slice(over), dropped: all.slice(0, over) };
}
