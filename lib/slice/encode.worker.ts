/**
 * Encodes frames, in a worker because `convertToBlob` takes about a second in an offscreen document.
 * JPEG: at 1080p it takes a tenth of WebP's time (docs/benchmarks.md), which is what lets the first
 * reply start at once.
 */
import type { EncodeAnswer, Encoded, EncodeRequest } from './protocol';

const MIME = 'image/jpeg';
const QUALITY = 0.8;
const THUMBNAIL_WIDTH = 320;
const THUMBNAIL_QUALITY = 0.7;

self.onmessage = async ({ data }: MessageEvent<EncodeRequest>) => {
  self.postMessage(await answer(data));
};

async function answer({ id, frame }: EncodeRequest): Promise<EncodeAnswer> {
  try {
    return { id, encoded: await encode(frame) };
  } catch (error) {
    return { id, error: String(error) };
  } finally {
    frame.close();
  }
}

async function encode(frame: VideoFrame): Promise<Encoded> {
  const { displayWidth: width, displayHeight: height } = frame;
  const scale = Math.min(1, THUMBNAIL_WIDTH / width);
  const [bytes, thumbnail] = await Promise.all([
    draw(frame, width, height, QUALITY),
    draw(frame, Math.round(width * scale), Math.max(1, Math.round(height * scale)), THUMBNAIL_QUALITY),
  ]);
  return { mimeType: MIME, width, height, bytes, thumbnail };
}

async function draw(frame: VideoFrame, width: number, height: number, quality: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no 2D canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: MIME, quality });
  return new Uint8Array(await blob.arrayBuffer());
}
