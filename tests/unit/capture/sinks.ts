import { vi } from 'vitest';
import type { Sink } from '@/lib/capture/sink';

/** A picture with a name, which knows whether it was closed. */
export class Frame {
  open = true;
  constructor(readonly name: string) {}
  close() {
    this.open = false;
  }
}

/** The sinks of a page that shows what a test tells it to. */
export function page() {
  const opened: { shown: Frame[]; closed: boolean; wake(): void }[] = [];
  const all: Frame[] = [];
  let now = '';

  function openSink(): Sink {
    const sink = { shown: [] as Frame[], closed: false, wake: () => {} };
    opened.push(sink);
    // A fresh sink is given what the page shows.
    if (now) show(sink, now);
    return {
      async next() {
        while (sink.shown.length === 0 && !sink.closed) {
          await new Promise<void>((resolve) => {
            sink.wake = resolve;
          });
        }
        return sink.shown.shift() as unknown as VideoFrame | undefined;
      },
      close() {
        sink.closed = true;
        sink.wake();
      },
    };
  }

  function show(sink: (typeof opened)[number], name: string): void {
    const frame = new Frame(name);
    all.push(frame);
    sink.shown.push(frame);
    sink.wake();
  }

  return {
    openSink: vi.fn(openSink),
    /** Paints: every sink that is open gets the picture. */
    paint(name: string) {
      now = name;
      for (const sink of opened) if (!sink.closed) show(sink, name);
    },
    /** How many sinks there were, and how many are open. */
    get sinks() {
      return [opened.length, opened.filter(({ closed }) => !closed).length];
    },
    frames: all,
  };
}

export const nameOf = (frame: VideoFrame | undefined) => (frame as unknown as Frame | undefined)?.name;
