import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Frames, type Offered } from '@/lib/session/live/wire/frames';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const jpeg = (name: number) => new Uint8Array([name]);

function make({ open = true, goesOut = true, sentAt = undefined as number | undefined } = {}) {
  const state = { open, goesOut, queue: [] as number[] };
  const sent: [name: number, at: number][] = [];
  const told: string[] = [];
  const waiting: (() => void)[] = [];
  const begun = Date.now();
  const frames = new Frames(
    {
      next: async (): Promise<Offered | undefined> => {
        const name = state.queue.shift();
        if (name === undefined) return undefined;
        return {
          jpeg: jpeg(name),
          sent: () => told.push(`sent ${name}`),
          missed: () => told.push(`missed ${name}`),
        };
      },
      send: ([name = 0], onSent) => {
        sent.push([name, Date.now() - begun]);
        if (state.goesOut) onSent();
        else waiting.push(onSent);
      },
      isOpen: () => state.open,
    },
    sentAt,
  );
  const offer = (name: number) => {
    // Of those that wait only the newest is left, as on the queue.
    state.queue = [name];
    frames.offer();
  };
  return { frames, state, sent, told, waiting, offer };
}

describe('pictures that are offered', () => {
  it('go out at once, and then one a second: the newest', async () => {
    const { sent, told, offer } = make();
    offer(1);
    await vi.advanceTimersByTimeAsync(10);
    for (const name of [2, 3, 4]) offer(name);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).toEqual([
      [1, 0],
      [4, 1_000],
    ]);
    expect(told).toEqual(['sent 1', 'sent 4']);
  });

  it('wait on the queue while nothing goes out', async () => {
    const { frames, state, sent, offer } = make({ open: false });
    offer(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state.queue).toEqual([1]);
    state.open = true;
    frames.offer();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(1);
  });

  it('wait a second after a session was taken up, of which nobody knows when it was last sent one', async () => {
    const { sent, offer } = make({ sentAt: Date.now() });
    offer(1);
    await vi.advanceTimersByTimeAsync(999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(1);
  });

  it('wait a second, too, after one that went out another way while they waited', async () => {
    const { frames, sent, offer } = make();
    offer(1);
    await vi.advanceTimersByTimeAsync(100);
    offer(2);
    await vi.advanceTimersByTimeAsync(800);
    frames.went();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).toEqual([
      [1, 0],
      [2, 1_900],
    ]);
  });

  it('are missed when the conversation ends before they are on their way', async () => {
    const { frames, told, offer } = make({ goesOut: false });
    offer(1);
    await vi.advanceTimersByTimeAsync(0);
    frames.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(['missed 1']);
  });
});

describe('a picture that belongs to something else', () => {
  it('goes before those that are offered later, and what it belongs to right behind it', async () => {
    const { frames, sent, offer } = make();
    const then = vi.fn();
    offer(1);
    await vi.advanceTimersByTimeAsync(0);
    frames.send(jpeg(7), then);
    offer(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(then).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(sent).toEqual([
      [1, 0],
      [7, 1_000],
      [2, 2_000],
    ]);
    expect(then).toHaveBeenCalledOnce();
  });

  it('holds up the others until it is on its way: they would take its place', async () => {
    const { frames, sent, waiting, offer, state } = make({ goesOut: false });
    frames.send(jpeg(7), () => {});
    await vi.advanceTimersByTimeAsync(0);
    offer(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map(([name]) => name)).toEqual([7]);
    state.goesOut = true;
    for (const out of waiting) out();
    await vi.advanceTimersByTimeAsync(999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.map(([name]) => name)).toEqual([7, 1]);
  });

  it('does not go out when nobody wants it any more, and holds nothing up', async () => {
    const { frames, sent, offer } = make();
    const then = vi.fn();
    let isWanted = true;
    frames.send(jpeg(6), () => {});
    frames.send(jpeg(7), then, () => isWanted);
    offer(1);
    await vi.advanceTimersByTimeAsync(500);
    isWanted = false;
    await vi.advanceTimersByTimeAsync(500);
    expect(sent.map(([name]) => name)).toEqual([6, 1]);
    expect(then).not.toHaveBeenCalled();
  });

  it('does not go out after the end', async () => {
    const { frames, sent } = make();
    const then = vi.fn();
    frames.close();
    frames.send(jpeg(7), then);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([]);
    expect(then).not.toHaveBeenCalled();
  });
});
