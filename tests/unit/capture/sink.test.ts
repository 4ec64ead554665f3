import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSink } from '@/lib/capture/sink';
import { Frame } from './sinks';

/** A track of which Chromium makes pictures, each handed over in a task of its own. */
class Track {
  readonly stop = vi.fn(() => this.#close());
  readonly frames: Frame[] = [];
  #controller?: ReadableStreamDefaultController<Frame>;
  #closed = false;
  #wanted = 0;

  readonly readable = new ReadableStream<Frame>(
    {
      start: (controller) => {
        this.#controller = controller;
      },
      pull: () => {
        this.#wanted++;
      },
      cancel: () => this.#close(),
    },
    { highWaterMark: 0 },
  );

  clone() {
    return this;
  }

  paint(name: string): void {
    if (this.#closed || this.#wanted === 0) return;
    this.#wanted--;
    const frame = new Frame(name);
    this.frames.push(frame);
    setTimeout(() => {
      if (!this.#closed) this.#controller?.enqueue(frame);
    }, 1);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    try {
      this.#controller?.close();
    } catch {
      // Cancelled.
    }
  }
}

describe('a sink', () => {
  let track: Track;
  beforeEach(() => {
    vi.useFakeTimers();
    track = new Track();
    vi.stubGlobal(
      'MediaStreamTrackProcessor',
      class {
        readonly readable = track.readable;
      },
    );
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const open = () => openSink(track as unknown as MediaStreamVideoTrack);
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  it('closes the picture that is on its way when it closes', async () => {
    const sink = open();
    const next = sink.next();
    await pass(0);
    track.paint('a');
    sink.close();
    await pass(1);
    expect(await next).toBeUndefined();
    expect(track.frames.map(({ open }) => open)).toEqual([false]);
    expect(track.stop).toHaveBeenCalledOnce();
  });

  it('lets go at once when nobody waits', async () => {
    const sink = open();
    const next = sink.next();
    await pass(0);
    track.paint('a');
    await pass(1);
    expect(await next).toBeDefined();
    sink.close();
    expect(track.stop).toHaveBeenCalledOnce();
    expect(await sink.next()).toBeUndefined();
  });

  it('lets go soon of a page at rest', async () => {
    const sink = open();
    const next = sink.next();
    sink.close();
    sink.close();
    await pass(499);
    expect(track.stop).not.toHaveBeenCalled();
    await pass(1);
    expect(track.stop).toHaveBeenCalledOnce();
    expect(await next).toBeUndefined();
  });
});
