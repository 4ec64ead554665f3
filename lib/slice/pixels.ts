import type { Size } from '../model';

/**
 * Writes a frame's pixels, row by row, one an element, red in the low byte. At 1080p it takes 2 to 3 ms, a canvas
 * 10 (measured in a worker, software GPU).
 * @param room for as many pixels as the frame shows
 */
export async function readPixels(frame: VideoFrame, room: Uint32Array<ArrayBuffer>): Promise<void> {
  await frame.copyTo(room, { format: 'RGBA' });
}

/**
 * All that a frame shows, to be drawn from. Never draw the frame itself: each one drawn stays decoded in memory that
 * the browser shares out, 8 MB at 1080p, until it has half a gigabyte of them (measured). Nor would it be smoothed well
 * where it is drawn smaller: at 0.56 of its sides a fifth of 12 px letters is then misread, else an eighth
 * (docs/legibility.md).
 */
export async function readScreen(frame: VideoFrame): Promise<ImageData> {
  const { width = 0, height = 0 } = frame.visibleRect ?? {};
  const pixels = new Uint32Array(width * height);
  await readPixels(frame, pixels);
  return screenOf({ width, height, pixels });
}

/** The same memory, to be drawn from. */
export function screenOf({ width, height, pixels }: Size & { pixels: Uint32Array<ArrayBuffer> }): ImageData {
  return new ImageData(new Uint8ClampedArray(pixels.buffer), width, height);
}
