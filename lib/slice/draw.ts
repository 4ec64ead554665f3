/** Canvas work of the encoding worker. */
import type { EncodedPicture, Rect, Size } from '../model';
import type { PlannedPicture } from '../plan';
import { fewerColours } from './colours';
import { formatFor } from './format';

const THUMBNAIL_WIDTH = 320;
const THUMBNAIL_QUALITY = 0.7;

/** Cuts the picture's area out of the frame, at its size, in the format that suits what is in it. */
export async function drawPicture(
  frame: VideoFrame,
  { width, height, view }: PlannedPicture,
): Promise<EncodedPicture> {
  const context = drawn(frame, view.area, { width, height });
  const image = context.getImageData(0, 0, width, height);
  const format = formatFor(fewerColours(new Uint32Array(image.data.buffer)));
  if (format.fewerColours) context.putImageData(image, 0, 0);
  const bytes = await encoded(context, format.mimeType, format.quality);
  return { mimeType: format.mimeType, width, height, bytes, view };
}

/** A small JPEG of the whole frame. */
export function drawThumbnail(frame: VideoFrame): Promise<Uint8Array<ArrayBuffer>> {
  const { displayWidth: width, displayHeight: height } = frame;
  const scale = Math.min(1, THUMBNAIL_WIDTH / width);
  const size = { width: Math.round(width * scale), height: Math.max(1, Math.round(height * scale)) };
  return encoded(drawn(frame, { x: 0, y: 0, width, height }, size), 'image/jpeg', THUMBNAIL_QUALITY);
}

function drawn(frame: VideoFrame, area: Rect, size: Size) {
  if (size.width >= area.width) return copied(frame, area, size);
  // By way of a canvas, since Chromium draws a VideoFrame smaller without smoothing it well: at 0.56 of its sides a
  // fifth of 12 px letters is then misread, else an eighth (docs/legibility.md).
  const { canvas } = copied(frame, area, area);
  return copied(canvas, { ...area, x: 0, y: 0 }, size);
}

function copied(source: CanvasImageSource, { x, y, width, height }: Rect, size: Size) {
  const canvas = new OffscreenCanvas(size.width, size.height);
  // Its pixels are read back at once: kept out of the graphics card they need no way back.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2D canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, x, y, width, height, 0, 0, size.width, size.height);
  return context;
}

async function encoded({ canvas }: OffscreenCanvasRenderingContext2D, type: string, quality: number) {
  const blob = await canvas.convertToBlob({ type, quality });
  return new Uint8Array(await blob.arrayBuffer());
}
