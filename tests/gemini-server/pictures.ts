import sharp from 'sharp';
import { invalidArgument } from './errors';
import { readQrCodes } from './qr';
import type { Media, Picture } from './types';

/** The image types that Gemini takes, with the name sharp gives to each. */
const formats: Record<string, string> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heif',
  'image/heif': 'heif',
};

const otherTypes =
  /^(video\/(mp4|mpeg|quicktime|mov|avi|x-flv|mpg|webm|wmv|3gpp)|audio\/(wav|mp3|mpeg|aiff|aac|ogg|flac|webm|mp4|pcm)(;.*)?|application\/(pdf|json|x-javascript|x-python)|text\/[a-z-]+)$/;

/** The first bytes by which a container shows what it is, and where they stand. */
const signatures: Record<string, { bytes: string; offset: number }> = {
  'video/mp4': { bytes: '66747970', offset: 4 },
  'video/webm': { bytes: '1a45dfa3', offset: 0 },
};

/** @throws a refusal for a type that Gemini does not take at all */
export function checkMimeType(mimeType: string): void {
  if (!formats[mimeType] && !otherTypes.test(mimeType))
    throw invalidArgument(`Unsupported MIME type: ${mimeType}`);
}

/**
 * Decodes an image in full: a header that reads well may stand before a body that does not.
 * @throws a refusal when the bytes are no image, a broken one, or one of another type than declared
 */
export async function decodePicture(media: Media): Promise<Picture> {
  const { format } = await sharp(media.data)
    .metadata()
    .catch(() => ({ format: undefined }));
  if (!format) {
    throw invalidArgument(
      'Unable to process input image. Please retry or report in https://developers.generativeai.google/guide/troubleshooting',
    );
  }
  if (format !== formats[media.mimeType]) throw invalidArgument('Provided image is not valid.');
  const { data, info } = await decode(media.data).catch(() => {
    throw invalidArgument('Provided image is not valid.');
  });
  const { width, height } = info;
  const qr = await readQrCodes(data, width, height);
  return { ...media, width, height, qr, pixels: async () => (await decode(media.data)).data };
}

/** @throws a refusal when the bytes are not of the container that was declared */
export function checkContainer({ mimeType, data }: Media): void {
  const signature = signatures[mimeType];
  if (!signature) return;
  const start = data.subarray(signature.offset, signature.offset + signature.bytes.length / 2);
  if (start.toString('hex') !== signature.bytes)
    throw invalidArgument('Request contains an invalid argument.');
}

function decode(data: Buffer) {
  return sharp(data).rotate().toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
}
