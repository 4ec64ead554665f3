import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everyInterval } from '@/lib/slice/ticker';

describe('everyInterval', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** When ticks happened, for ticks that take as long as `durations` say (0 after its end). */
  async function ticks(intervalMs: number, until: number, durations: number[] = []) {
    const stop = new AbortController();
    const start = performance.now();
    const times: number[] = [];
    everyInterval(
      () => intervalMs,
      async () => {
        times.push(performance.now() - start);
        const lasts = durations.shift() ?? 0;
        if (lasts > 0) await new Promise((resolve) => setTimeout(resolve, lasts));
      },
      stop.signal,
    );
    await vi.advanceTimersByTimeAsync(until);
    stop.abort();
    await vi.advanceTimersByTimeAsync(10 * intervalMs);
    return times;
  }

  it('ticks at once and then on the grid, and not after the end', async () => {
    expect(await ticks(2000, 7000)).toEqual([0, 2000, 4000, 6000]);
  });

  it('does not drift when ticks take time', async () => {
    expect(await ticks(2000, 5000, [700, 300])).toEqual([0, 2000, 4000]);
  });

  it('swallows the ticks that a long one covers', async () => {
    expect(await ticks(2000, 9000, [4500])).toEqual([0, 6000, 8000]);
  });
});
