import { SAMPLE_RATE } from './sound-place';

export const CHANNELS = 2;

/** In this order. AAC is what most readers of mp4 know; many browsers on Linux have no encoder for it. */
const CODECS = [
  { codec: 'aac', name: 'mp4a.40.2', bitrate: 96_000, mimeTypes: ['video/mp4'] },
  { codec: 'opus', name: 'opus', bitrate: 64_000, mimeTypes: ['video/mp4', 'video/webm'] },
] as const;

export type SoundCodec = (typeof CODECS)[number];

/** The first of them that such a file may hold and the browser can encode; nothing where there is none. */
export async function chooseSoundCodec(
  mimeType: string,
  canEncode: (config: AudioEncoderConfig) => Promise<boolean>,
): Promise<SoundCodec | undefined> {
  for (const codec of CODECS) {
    const fits = codec.mimeTypes.some((type) => type === mimeType);
    if (fits && (await canEncode(encoderConfig(codec)))) return codec;
  }
  return undefined;
}

export function encoderConfig({ name, bitrate }: SoundCodec): AudioEncoderConfig {
  return { codec: name, sampleRate: SAMPLE_RATE, numberOfChannels: CHANNELS, bitrate };
}

/** Where an Opus header says how many samples to leave out at the beginning (RFC 7845, 5.1). */
const PRE_SKIP = 10;

/**
 * A header by which nothing is left out: the samples that are an encoder's own warming up stay, as silence, so that
 * sound is as long as the pictures.
 */
export function withoutSkip(config: AudioDecoderConfig): AudioDecoderConfig {
  if (config.codec !== 'opus' || !config.description) return config;
  const { description } = config;
  const header = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength).slice()
    : new Uint8Array(description).slice();
  header.fill(0, PRE_SKIP, PRE_SKIP + 2);
  return { ...config, description: header };
}
