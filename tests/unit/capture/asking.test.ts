import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asking } from '@/lib/capture/asking';
import { openSink } from '@/lib/capture/sink';
import { nameOf, page } from './sinks';

vi.mock('@/lib/capture/sink');

const SLOT_MS = 500;

describe('asking for pictures twice a second', () => {
  let shown: ReturnType<typeof page>;
  beforeEach(() => {
    vi.useFakeTimers();
    shown = page();
    vi.mocked(openSink).mockImplementation(shown.openSink);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** What the next slots answer; `paint` happens in the middle of each. */
  async function slots(sampler: ReturnType<typeof asking>, count: number, paint?: (slot: number) => void) {
    const names: (string | undefined)[] = [];
    for (let slot = 0; slot < count; slot++) {
      const answer = sampler.next().then((frame) => {
        names.push(nameOf(frame));
        frame?.close();
      });
      await vi.advanceTimersByTimeAsync(SLOT_MS / 2);
      paint?.(slot);
      await vi.advanceTimersByTimeAsync(SLOT_MS / 2);
      await answer;
    }
    return names;
  }

  it('a page at rest is listened to, and asked again only to see that it lives', async () => {
    shown.paint('a');
    const names = await slots(asking({} as never, 2), 12);
    expect(names.filter(Boolean)).toEqual(['a', 'a', 'a']);
    expect(shown.sinks).toEqual([3, 1]);
  });

  it('what it then paints is heard, and shown in the next slot', async () => {
    shown.paint('a');
    const sampler = asking({} as never, 2);
    const names = await slots(sampler, 3, (slot) => slot === 1 && shown.paint('b'));
    expect(names).toEqual(['a', undefined, 'b']);
  });

  it('a page in motion is asked for single pictures, and no sink stays', async () => {
    shown.paint('0');
    const sampler = asking({} as never, 2);
    const inMotion = (slot: number) => {
      for (let at = 1; at <= 3; at++) shown.paint(`${slot}.${at}`);
    };
    expect(await slots(sampler, 4, inMotion)).toEqual(['0', '0.3', '1.3', '2.3']);
    expect(shown.sinks).toEqual([4, 0]);
  });

  it('a late answer is the next slot’s picture', async () => {
    const sampler = asking({} as never, 2);
    const names = await slots(sampler, 2, (slot) => slot === 0 && shown.openSink.mock.calls.length > 0);
    expect(names).toEqual([undefined, undefined]);
    shown.paint('late');
    expect(await slots(sampler, 1)).toEqual(['late']);
  });

  it('nothing stays open after the end', async () => {
    shown.paint('a');
    const sampler = asking({} as never, 2);
    await slots(sampler, 3, () => shown.paint('b'));
    sampler.close();
    await vi.advanceTimersByTimeAsync(5000);
    expect(shown.sinks[1]).toBe(0);
    expect(shown.frames.filter(({ open }) => open)).toEqual([]);
  });
});
