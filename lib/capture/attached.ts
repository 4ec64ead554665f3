import { delay } from '../delay';
import type { Sampler } from './sampler';
import { openSink } from './sink';

/**
 * Pictures that wait for their slot. They come at the rate of the slots, a little early or late: with one in
 * reserve nothing is shown twice or left out because of that.
 */
const MOST_WAITING = 2;

/** A fresh sink's first picture comes within about 80 ms; on a busy machine it can be missed. */
const WAKING_MS = 500;

/** A sink that stays. It costs nothing while the page paints nothing. */
export function attached(track: MediaStreamVideoTrack, fps: number): Sampler {
  const sink = openSink(track);
  const waiting: VideoFrame[] = [];
  const closed = new AbortController();
  let arrived = () => {};
  let settled: Promise<void> | undefined;
  let hasSeen = false;

  async function read(): Promise<void> {
    for (let frame = await sink.next(); frame; frame = await sink.next()) {
      waiting.push(frame);
      if (waiting.length > MOST_WAITING) waiting.shift()?.close();
      arrived();
    }
  }

  /** Of the next picture, or of the end. */
  function arrival(): Promise<void> {
    return new Promise((resolve) => {
      arrived = resolve;
    });
  }

  /**
   * Lets the first slot begin in the middle between two pictures, so that those to come fall into the middle of
   * theirs. Of a page that paints nothing there is one.
   */
  async function settle(): Promise<void> {
    if (waiting.length === 0) await Promise.race([arrival(), delay(WAKING_MS, closed.signal)]);
    if (waiting.length === 0) return;
    await Promise.race([arrival(), delay(2000 / fps, closed.signal)]);
    await delay(500 / fps, closed.signal);
    while (waiting.length > 1) waiting.shift()?.close();
  }

  async function next(): Promise<VideoFrame | undefined> {
    settled ??= settle();
    await settled;
    const frame = waiting.shift();
    hasSeen ||= frame !== undefined;
    if (!hasSeen) settled = undefined;
    return frame;
  }

  function close(): void {
    closed.abort();
    arrived();
    sink.close();
    for (const frame of waiting.splice(0)) frame.close();
  }

  read();
  return { next, close };
}
