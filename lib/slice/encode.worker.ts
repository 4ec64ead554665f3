/** Encodes frames, in a worker because `convertToBlob` takes about a second in an offscreen document. */
import { plan } from '../plan';
import { drawPicture, drawThumbnail } from './draw';
import type { EncodeAnswer, Encoded, EncodeRequest, Framing } from './protocol';

self.onmessage = async ({ data }: MessageEvent<EncodeRequest>) => {
  self.postMessage(await answer(data));
};

async function answer({ id, frame, framing }: EncodeRequest): Promise<EncodeAnswer> {
  try {
    return { id, encoded: await encode(frame, framing) };
  } catch (error) {
    return { id, error: String(error) };
  } finally {
    frame.close();
  }
}

async function encode(frame: VideoFrame, { regions, pixelRatio, ...sight }: Framing): Promise<Encoded> {
  const { displayWidth: width, displayHeight: height } = frame;
  const { pictures } = plan({ width, height, pixelRatio }, sight, regions);
  const [thumbnail, first, ...extra] = await Promise.all([
    drawThumbnail(frame),
    ...pictures.map((picture) => drawPicture(frame, picture)),
  ]);
  if (!first) throw new Error('A plan without a picture.');
  return { ...first, ...(extra.length > 0 && { extra }), thumbnail };
}
