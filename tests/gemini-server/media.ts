import { allParts, type GenerateBody } from './body';
import { checkContainer, checkMimeType, decodePicture } from './pictures';
import type { GeminiRequest, Media } from './types';

/**
 * Decodes everything inlined in a request, in order, into its record.
 * @throws a refusal at the first file that Gemini would not take
 */
export async function recordMedia(body: GenerateBody, record: GeminiRequest): Promise<void> {
  const general = levelOf(body.generationConfig?.mediaResolution);
  for (const { inlineData, mediaResolution } of allParts(body)) {
    if (!inlineData) continue;
    const { mimeType = '', data = '' } = inlineData;
    checkMimeType(mimeType);
    const bytes = Buffer.from(data, 'base64');
    const resolution = levelOf(mediaResolution?.level) || general;
    await recordOne({ mimeType, bytes: bytes.length, data: bytes, resolution }, record);
  }
}

async function recordOne(media: Media, record: GeminiRequest): Promise<void> {
  const kind = media.mimeType.split('/')[0];
  if (kind === 'image') {
    record.images.push(await decodePicture(media));
    return;
  }
  checkContainer(media);
  (kind === 'video' ? record.videos : record.files).push(media);
}

/** LOW, MEDIUM, HIGH, ULTRA_HIGH or empty. */
export function levelOf(resolution = ''): string {
  return resolution.replace(/^MEDIA_RESOLUTION_/, '').replace('UNSPECIFIED', '');
}
