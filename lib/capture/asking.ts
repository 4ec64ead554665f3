import { delay } from '../delay';
import type { Sampler } from './sampler';
import { openSink, type Sink } from './sink';

/** Share of a slot that an answer may take; a later one is the next slot's picture. */
const PATIENCE = 0.8;

/** After a page was seen moving, so many pictures are asked for before listening whether it still does. */
const RESTLESS_SLOTS = 4;

/** A crashed tab is as silent as one at rest: so often even that one is asked again. */
const REST_MS = 1_500;

/**
 * A sink for each picture. The last one stays as long as the page is at rest, which costs nothing: what it does
 * not hear has not changed. When it hears the page moving it goes, since a moving page is dear to listen to.
 */
export function asking(track: MediaStreamVideoTrack, fps: number): Sampler {
  const closed = new AbortController();
  let ear: Sink | undefined;
  /** Newer than what was answered last. */
  let fresh: VideoFrame | undefined;
  let restless = 0;
  let asked: Promise<void> | undefined;
  let askedAt = 0;

  function keep(frame: VideoFrame): void {
    fresh?.close();
    fresh = frame;
    if (closed.signal.aborted) frame.close();
  }

  async function ask(): Promise<void> {
    const sink = openSink(track);
    ear = sink;
    askedAt = performance.now();
    const first = await sink.next();
    if (first) keep(first);
    if (ear !== sink) return;
    if (restless-- > 0) hush();
    else listen(sink);
  }

  /** A fresh sink can give the same picture twice, so one more is no motion yet. */
  async function listen(sink: Sink): Promise<void> {
    const second = await sink.next();
    if (second) keep(second);
    const third = await sink.next();
    third?.close();
    if (ear !== sink) return;
    restless = RESTLESS_SLOTS;
    hush();
  }

  function hush(): void {
    ear?.close();
    ear = undefined;
  }

  async function next(): Promise<VideoFrame | undefined> {
    if (performance.now() - askedAt > REST_MS) hush();
    if (!ear) asked = ask();
    await Promise.race([asked, delay((PATIENCE * 1000) / fps, closed.signal)]);
    const frame = fresh;
    fresh = undefined;
    return frame;
  }

  function close(): void {
    closed.abort();
    fresh?.close();
    hush();
  }

  return { next, close };
}
