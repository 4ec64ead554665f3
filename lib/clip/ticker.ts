import { delay } from '../delay';
import { type Grid, nextSlot, slotTime } from './grid';

/** ms since 1970 with fractions, from a clock that nobody sets back. */
export const now = () => performance.timeOrigin + performance.now();

/**
 * Calls `tick` at each slot of the grid from the second on, one at a time. Slots that a long tick covers are left
 * out. Ends with the signal, or after a standstill: then a new grid must begin.
 */
export async function everySlot(
  grid: Grid,
  tick: (slot: number) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let slot = nextSlot(grid, 0, now());
  while (slot !== undefined) {
    await delay(slotTime(grid, slot) - now(), signal);
    if (signal.aborted) return;
    await tick(slot);
    slot = nextSlot(grid, slot, now());
  }
}
