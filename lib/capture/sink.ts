import { delay } from '../delay';

/** Ample for a page in motion to give one more picture, also to a fresh sink; one at rest has none that could be lost. */
const LAST_MS = 500;

/** What a track shows, from now on. Of a page in motion an attached one costs the GPU, read or not. */
export interface Sink {
  /** The next picture, or `undefined` after `close`. One call at a time. The caller closes it. */
  next(): Promise<VideoFrame | undefined>;
  close(): void;
}

/** A captured page that paints nothing still gives a fresh sink its picture, within about 80 ms. */
export function openSink(track: MediaStreamVideoTrack): Sink {
  // Stopped below: a clone left running would keep the tab captured.
  const clone = track.clone();
  const reader = new MediaStreamTrackProcessor({ track: clone, maxBufferSize: 1 }).readable.getReader();
  let reading: Promise<unknown> | undefined;
  let closed = false;

  async function next(): Promise<VideoFrame | undefined> {
    if (closed) return undefined;
    const read = reader.read();
    reading = read;
    const { value } = await read;
    reading = undefined;
    if (!closed) return value;
    value?.close();
    return undefined;
  }

  /**
   * Whoever waits is given the picture first: Chromium hands it over in a task of its own, and one that finds its
   * stream closed by then stays open until it is garbage (measured: in 1 of 60 ends on a page in motion).
   */
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    if (reading) await Promise.race([reading, delay(LAST_MS)]);
    clone.stop();
    void reader.cancel();
  }

  return { next, close: () => void close() };
}
