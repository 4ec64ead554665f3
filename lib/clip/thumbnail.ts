const WIDTH = 320;
const QUALITY = 0.7;

/** A small JPEG of the picture, for the panel. */
export async function thumbnailOf(frame: VideoFrame): Promise<Uint8Array<ArrayBuffer>> {
  const { displayWidth, displayHeight } = frame;
  const scale = Math.min(1, WIDTH / displayWidth);
  const width = Math.round(displayWidth * scale);
  const height = Math.max(1, Math.round(displayHeight * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no 2D canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}
