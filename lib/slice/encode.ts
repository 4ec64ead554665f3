import type { EncodedPicture, Fractions, Rect } from '../model';
import { type Frame, plan, planCloser, type Sight } from '../plan';
import { drawPicture, drawThumbnail } from './draw';

/** How a frame is to be shown to the model. */
export interface Framing extends Sight, Pick<Frame, 'pixelRatio'> {
  /** Where it differs from what was sent before, in its own pixels; absent when that is not known. */
  regions?: Rect[];
  /** Only this part. */
  closer?: Fractions;
}

/** The part of a slice that comes out of its frame. */
export interface Encoded extends EncodedPicture {
  extra?: EncodedPicture[];
  thumbnail: Uint8Array<ArrayBuffer>;
}

/**
 * A frame's pixels as they are sent. In a worker, because `convertToBlob` takes about a second in an offscreen document.
 * @param screen is read before this returns: it can be used for something else then
 */
export async function encode(
  screen: ImageData,
  { regions, closer, pixelRatio, ...sight }: Framing,
): Promise<Encoded> {
  const { width, height } = screen;
  const frame = { width, height, pixelRatio };
  const { pictures } = closer ? planCloser(frame, sight, closer) : plan(frame, sight, regions);
  const [thumbnail, first, ...extra] = await Promise.all([
    drawThumbnail(screen),
    ...pictures.map((picture) => drawPicture(screen, picture)),
  ]);
  if (!first) throw new Error('A plan without a picture.');
  return { ...first, ...(extra.length > 0 && { extra }), thumbnail };
}
