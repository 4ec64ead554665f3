/** Runs in a page's worker: makes every candidate of one frame. */
import { fewerColours } from '../../../lib/slice/colours';
import type { Candidate, Made, Smoothing } from './candidate';

const RUNS = 3;

self.onmessage = async ({ data }: MessageEvent<{ frame: VideoFrame; candidates: Candidate[] }>) => {
  const made: Made[] = [];
  for (const candidate of data.candidates) made.push(await best(data.frame, candidate));
  data.frame.close();
  self.postMessage(made);
};

async function best(frame: VideoFrame, candidate: Candidate): Promise<Made> {
  const runs: Made[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await make(frame, candidate));
  return runs.sort((a, b) => a.ms - b.ms)[0] as Made;
}

async function make(frame: VideoFrame, candidate: Candidate): Promise<Made> {
  const start = performance.now();
  const { displayWidth, displayHeight } = frame;
  const width = Math.round(displayWidth * candidate.scale);
  const height = Math.round(displayHeight * candidate.scale);
  const isDirect = candidate.scale === 1 || candidate.smoothing === 'direct';
  const source = isDirect ? frame : drawn(frame, displayWidth, displayHeight).canvas;
  const context = drawn(source, width, height, candidate.smoothing);
  const { canvas } = context;
  if (candidate.fewerColours) {
    const image = context.getImageData(0, 0, width, height);
    fewerColours(new Uint32Array(image.data.buffer));
    context.putImageData(image, 0, 0);
  }
  const blob = await canvas.convertToBlob({ type: candidate.mimeType, quality: candidate.quality });
  const ms = performance.now() - start;
  return { bytes: new Uint8Array(await blob.arrayBuffer()), ms };
}

function drawn(source: CanvasImageSource, width: number, height: number, smoothing: Smoothing = 'direct') {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2D canvas.');
  if (smoothing !== 'direct') context.imageSmoothingQuality = smoothing;
  context.drawImage(source, 0, 0, width, height);
  return context;
}
