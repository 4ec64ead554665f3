import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everySlot, now } from '@/lib/clip/ticker';

describe('everySlot', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Slots and when they were ticked, ms after the grid's start to the nearest 5, for ticks that last so long (then 0). */
  async function ticks(fps: number, until: number, durations: number[] = []) {
    const stop = new AbortController();
    const start = now();
    const seen: [slot: number, at: number][] = [];
    const tick = async (slot: number) => {
      // The clock has fractions of a ms, the timers have none.
      seen.push([slot, Math.round((now() - start) / 5) * 5]);
      const lasts = durations.shift() ?? 0;
      if (lasts > 0) await new Promise((resolve) => setTimeout(resolve, lasts));
    };
    let over = false;
    everySlot({ start, fps }, tick, stop.signal).then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(until);
    const endedItself = over;
    stop.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    return { seen, endedItself };
  }

  it('ticks from the second slot on, each at its time, until the signal', async () => {
    const { seen } = await ticks(4, 1100);
    expect(seen).toEqual([
      [1, 250],
      [2, 500],
      [3, 750],
      [4, 1000],
    ]);
  });

  it('a late slot is taken at once, and the grid stays', async () => {
    const { seen } = await ticks(10, 450, [150]);
    expect(seen).toEqual([
      [1, 100],
      [2, 250],
      [3, 300],
      [4, 400],
    ]);
  });

  it('slots that a long tick covers are left out', async () => {
    const { seen } = await ticks(10, 650, [420]);
    expect(seen).toEqual([
      [1, 100],
      [5, 520],
      [6, 600],
    ]);
  });

  it('ends after a standstill, since nobody knows what was to be seen', async () => {
    const { seen, endedItself } = await ticks(10, 5000, [2500]);
    expect(seen).toEqual([[1, 100]]);
    expect(endedItself).toBe(true);
  });
});
