import type { Sampler } from './sampler';

/** A page at rest is silent too, and shows that it lives in less than a hundredth of that. */
const SILENCE_MS = 2_000;

/**
 * A sampler whose long silences are looked into: a crashed tab sends no event, and a sink can miss a picture.
 * Nothing waits for the look.
 * @param look takes a picture in another way, and draws its conclusions when there is none
 */
export function withProbe(sampler: Sampler, look: () => Promise<VideoFrame | undefined>): Sampler {
  let heardAt = performance.now();
  let looking = false;
  let closed = false;
  /** What the last look found, as long as nothing newer has come. */
  let found: VideoFrame | undefined;

  function keep(frame?: VideoFrame): void {
    found?.close();
    found = frame;
  }

  async function probe(): Promise<void> {
    looking = true;
    const frame = await look();
    looking = false;
    if (frame) heardAt = performance.now();
    if (closed) frame?.close();
    else keep(frame);
  }

  async function next(): Promise<VideoFrame | undefined> {
    const frame = await sampler.next();
    if (frame) {
      heardAt = performance.now();
      keep();
      return frame;
    }
    if (!looking && performance.now() - heardAt > SILENCE_MS) void probe();
    const seen = found;
    found = undefined;
    return seen;
  }

  function close(): void {
    closed = true;
    keep();
    sampler.close();
  }

  return { next, close };
}
