/** Canvas work of the encoding worker. */
import type { EncodedPicture, Rect, Size } from '../model';
import type { PlannedPicture } from '../plan';
import { fewerColours } from './colours';
import { BUSY, formatFor, MOST_SOFT_EDGES } from './format';

const THUMBNAIL_WIDTH = 320;
const THUMBNAIL_QUALITY = 0.7;

/** Cuts the picture's area out of the screen, at its size, in the format that suits what is in it. */
export async function drawPicture(
  screen: ImageData,
  { width, height, view, jpeg }: PlannedPicture,
): Promise<EncodedPicture> {
  const context = drawn(screen, view.area, { width, height });
  if (jpeg) {
    const bytes = await encoded(context, BUSY.mimeType, BUSY.quality);
    return { mimeType: BUSY.mimeType, width, height, bytes, view };
  }
  const image = context.getImageData(0, 0, width, height);
  const format = formatFor(fewerColours(new Uint32Array(image.data.buffer), MOST_SOFT_EDGES));
  if (format.fewerColours) context.putImageData(image, 0, 0);
  const bytes = await encoded(context, format.mimeType, format.quality);
  return { mimeType: format.mimeType, width, height, bytes, view };
}

/** A small JPEG of the whole screen. */
export function drawThumbnail(screen: ImageData): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = screen;
  const scale = Math.min(1, THUMBNAIL_WIDTH / width);
  const size = { width: Math.round(width * scale), height: Math.max(1, Math.round(height * scale)) };
  return encoded(drawn(screen, { x: 0, y: 0, width, height }, size), 'image/jpeg', THUMBNAIL_QUALITY);
}

function drawn(screen: ImageData, area: Rect, size: Size) {
  const cut = blank(area);
  cut.putImageData(screen, -area.x, -area.y);
  if (size.width >= area.width) return cut;
  const context = blank(size);
  context.imageSmoothingQuality = 'high';
  context.drawImage(cut.canvas, 0, 0, size.width, size.height);
  return context;
}

function blank({ width, height }: Size) {
  const canvas = new OffscreenCanvas(width, height);
  // Its pixels are read back at once: kept out of the graphics card they need no way back.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2D canvas.');
  return context;
}

async function encoded({ canvas }: OffscreenCanvasRenderingContext2D, type: string, quality: number) {
  const blob = await canvas.convertToBlob({ type, quality });
  return new Uint8Array(await blob.arrayBuffer());
}
