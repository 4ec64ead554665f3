import type { Blob } from './messages';
import { invalid } from './refusal';

/**
 * The samples of one message of sound.
 * @throws the refusal for anything but whole samples at 16 kHz
 */
export function samplesIn({ mimeType = '', data = '' }: Blob): Int16Array {
  // [assumed]: that other rates are refused, and the words; the documented one is 16 kHz.
  if (!/^audio\/pcm;\s*rate=16000$/.test(mimeType)) throw invalid(`Unsupported MIME type: ${mimeType}`);
  const bytes = Buffer.from(data, 'base64');
  // [assumed]: that half a sample, or none, is refused.
  if (bytes.length === 0 || bytes.length % 2 === 1) throw invalid('Request contains an invalid argument.');
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
