/** Times the gate and two simpler ways on the same two frames, run by run in turn. */
import { compare } from '@/lib/gate/compare';
import { Gate } from '@/lib/gate/gate';
import type { Picture } from '@/lib/gate/picture';
import { readPixels } from '@/lib/slice/pixels';
import type { Costs } from './types';

/** The first runs are compiled while they run. */
const WARM_UP = 5;
const SMALL = { width: 160, height: 90 };

self.onmessage = async ({ data }: MessageEvent<{ before: VideoFrame; after: VideoFrame; runs: number }>) => {
  const { before, after, runs } = data;
  const costs: Costs = {
    read: [],
    readCanvas: [],
    compare: [],
    gate: [],
    look: [],
    mean: [],
    naive: [],
    found: { reason: '', mean: 0, naive: 0 },
  };
  const old = await read(before);
  const oldSmall = small(before);
  for (let run = -WARM_UP; run < runs; run++) {
    const taken = await timeAll(before, after, old, oldSmall, costs);
    if (run >= 0) for (const [name, ms] of Object.entries(taken)) costs[name as 'read'].push(ms);
  }
  self.postMessage(costs);
};

async function timeAll(
  before: VideoFrame,
  after: VideoFrame,
  old: Picture,
  oldSmall: Uint8ClampedArray,
  costs: Costs,
) {
  const room = new Uint32Array(old.pixels.length);
  const now = { ...old, pixels: room };
  const read = await time(() => readPixels(after, room));
  const readCanvas = await time(() => readThroughCanvas(after));
  const compareOnly = await time(() => {
    costs.found.reason = compare(old, now).reason;
  });
  const look = await timeLook(before, after);
  const mean = await time(() => {
    costs.found.mean = meanDifference(oldSmall, small(after));
  });
  const count = await time(() => {
    costs.found.naive = countDifferent(old.pixels, room);
  });
  return {
    read,
    readCanvas,
    compare: compareOnly,
    gate: read + compareOnly,
    look,
    mean,
    naive: read + count,
  };
}

/** One look at a page that has changed. */
async function timeLook(before: VideoFrame, after: VideoFrame): Promise<number> {
  const gate = new Gate();
  const settings = { send: 'changed', intervalMs: 0, ignoreBusy: false } as const;
  const seen = async (frame: VideoFrame, at: number) => {
    const { width, height } = frame.visibleRect as DOMRectReadOnly;
    const pixels = gate.room(width * height);
    await readPixels(frame, pixels);
    gate.look({ at, picture: { width, height, pixels }, blindMs: 0, lookNow: false }, settings);
  };
  await seen(before, 0);
  return time(() => seen(after, 1000));
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function read(frame: VideoFrame): Promise<Picture> {
  const { width, height } = frame.visibleRect as DOMRectReadOnly;
  const pixels = new Uint32Array(width * height);
  await readPixels(frame, pixels);
  return { width, height, pixels };
}

const large = new OffscreenCanvas(1, 1);
const largeContext = large.getContext('2d', { willReadFrequently: true, alpha: false });

function readThroughCanvas(frame: VideoFrame): Uint8ClampedArray | undefined {
  if (large.width !== frame.displayWidth) {
    large.width = frame.displayWidth;
    large.height = frame.displayHeight;
  }
  largeContext?.drawImage(frame, 0, 0);
  return largeContext?.getImageData(0, 0, large.width, large.height).data;
}

const smallCanvas = new OffscreenCanvas(SMALL.width, SMALL.height);
const smallContext = smallCanvas.getContext('2d', { willReadFrequently: true, alpha: false });

function small(frame: VideoFrame): Uint8ClampedArray {
  smallContext?.drawImage(frame, 0, 0, SMALL.width, SMALL.height);
  return smallContext?.getImageData(0, 0, SMALL.width, SMALL.height).data ?? new Uint8ClampedArray();
}

function meanDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number));
  return sum / a.length;
}

function countDifferent(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}
