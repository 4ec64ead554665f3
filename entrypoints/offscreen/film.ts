/** capture → clips: what happens to pictures and sound while clips are made. */
import type { Capture } from '@/lib/capture/capture';
import type { Sampler } from '@/lib/capture/sampler';
import { type Clipper, type ClipperOptions, createClipper } from '@/lib/clip/clipper';
import { clipOf, clipTime, type Grid } from '@/lib/clip/grid';
import type { MadeClip } from '@/lib/clip/protocol';
import { everySlot, now } from '@/lib/clip/ticker';
import { CLIP_MS } from '@/lib/clip-length';
import type { GateChoice } from '@/lib/messages';
import type { GateDecision, Slice } from '@/lib/model';
import ClipWorker from './clip.worker?worker';

export type Clip = Omit<Slice, 'id' | 'sessionId'>;

export interface Wishes {
  /** Frames a second. */
  fps: number;
  /** Where the source was opened with it. */
  sound: boolean;
  gate: GateChoice;
}

interface Film {
  /** What is wanted now; a change takes effect with the next clip. Nothing: no further clips. */
  wishes(): Wishes | undefined;
  onClip(clip: Clip): void;
  /** In place of a clip. */
  onUnchanged(gate: GateDecision): void;
}

/** Films until the signal, or until no clips are wanted. A machine that slept begins a new film. @throws Failed `encoder` */
export async function film(capture: Capture, options: Film, signal: AbortSignal): Promise<void> {
  for (let wishes = options.wishes(); wishes && !signal.aborted; wishes = options.wishes()) {
    await filmOnce(capture, wishes, options, signal);
  }
}

async function filmOnce(
  capture: Capture,
  { fps, sound, gate }: Wishes,
  { wishes, onClip, onUnchanged }: Film,
  signal: AbortSignal,
): Promise<void> {
  const done = new AbortController();
  const over = AbortSignal.any([signal, done.signal]);
  const sampler = capture.sampler(fps);
  over.addEventListener('abort', () => sampler.close());
  try {
    const first = await firstPicture(sampler, over);
    if (!first) return;
    const grid = { start: now(), fps };
    const options = {
      grid,
      gate,
      sound: sound ? capture.sound?.samples() : undefined,
      onClip: (clip: MadeClip) => over.aborted || onClip(sliceOf(clip, grid)),
      onUnchanged: (why: GateDecision) => over.aborted || onUnchanged(why),
    };
    const isOther = () => !isSame(wishes(), { fps, sound, gate });
    await run(sampler, first, options, isOther, over);
  } finally {
    done.abort();
  }
}

/** Until the signal, or the end of a clip in which `isOver` has come true. */
async function run(
  sampler: Sampler,
  first: VideoFrame,
  options: ClipperOptions,
  isOver: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const clipper = createClipper(new ClipWorker(), options);
  try {
    clipper.take(0, first);
    await Promise.race([fill(clipper, sampler, options.grid, isOver, signal), clipper.failed]);
  } finally {
    clipper.close();
  }
}

async function fill(
  clipper: Clipper,
  sampler: Sampler,
  grid: Grid,
  isOver: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const last = new AbortController();
  let clip = 0;
  const tick = async (slot: number) => {
    const before = clip;
    clip = clipOf(slot, grid.fps);
    if (clip > before && isOver()) return last.abort();
    clipper.take(slot, await sampler.next());
  };
  await everySlot(grid, tick, AbortSignal.any([signal, last.signal]));
  if (last.signal.aborted) await clipper.finish();
}

/** A source can show nothing at first: a minimised window, a tab that is starting up. */
async function firstPicture(sampler: Sampler, over: AbortSignal): Promise<VideoFrame | undefined> {
  while (!over.aborted) {
    const frame = await sampler.next();
    if (frame) return frame;
  }
  return undefined;
}

function isSame(a: Wishes | undefined, b: Wishes): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sliceOf({ clip, hasSound, ...made }: MadeClip, { start, fps }: Grid): Clip {
  const timing = { durationMs: CLIP_MS, fps, ...(hasSound && { sound: true as const }) };
  return { at: clipTime({ start, fps }, clip), clip: timing, ...made };
}
