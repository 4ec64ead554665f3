import { evenSize, type Format, fittingOf, isSame, type Size } from './fit';

/** When a picture stands in a film, and for how long, µs. */
export interface Timing {
  timestamp: number;
  duration: number;
}

/** Of an open picture, without what its memory has around it. */
export function pixelsOf({ visibleRect, codedWidth, codedHeight }: VideoFrame): Size {
  return { width: visibleRect?.width ?? codedWidth, height: visibleRect?.height ?? codedHeight };
}

function cornerOf({ visibleRect }: VideoFrame) {
  return { x: visibleRect?.x ?? 0, y: visibleRect?.y ?? 0 };
}

/** Black where lightness goes from 16 to 235, as in captured pictures; colours have their zero in the middle. */
const BLACK = 16;
const GREY = 128;

/**
 * A picture as it goes into a clip of this size. One of another size, after a resize in the middle of a clip, is
 * put into the upper left corner until the clip ends: an encoder would stretch it without a word. The caller
 * closes both.
 */
export async function fitted(frame: VideoFrame, clip: Size, timing: Timing): Promise<VideoFrame> {
  const size = pixelsOf(frame);
  if (isSame(size, clip)) return new VideoFrame(frame, timing);
  if (isSame(evenSize(size), clip)) {
    return new VideoFrame(frame, { ...timing, visibleRect: { ...cornerOf(frame), ...clip } });
  }
  if (frame.format === 'I420' || frame.format === 'NV12') return copied(frame, frame.format, clip, timing);
  return drawn(frame, clip, timing);
}

/** Plane by plane: in another kind of colours an encoder would begin anew, with a second keyframe. */
async function copied(frame: VideoFrame, format: Format, clip: Size, timing: Timing): Promise<VideoFrame> {
  const { room, layout, length, lightness } = fittingOf(pixelsOf(frame), clip, format);
  const pixels = new Uint8Array(length).fill(BLACK, 0, lightness).fill(GREY, lightness);
  await frame.copyTo(pixels, { rect: { ...room, ...cornerOf(frame) }, layout });
  return new VideoFrame(pixels, {
    ...timing,
    format,
    colorSpace: frame.colorSpace,
    codedWidth: clip.width,
    codedHeight: clip.height,
  });
}

function drawn(frame: VideoFrame, clip: Size, timing: Timing): VideoFrame {
  const canvas = new OffscreenCanvas(clip.width, clip.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no 2D canvas.');
  context.drawImage(frame, 0, 0);
  return new VideoFrame(canvas, { ...timing, alpha: 'discard' });
}
