import { bytesOf } from './bytes';
import type { SoundTrack } from './mux';
import { soundUntil } from './packet';
import { CHANNELS, chooseSoundCodec, encoderConfig, withoutSkip } from './sound-codec';
import { SAMPLE_RATE } from './sound-place';

/**
 * Encodes the sound of one clip, from a fresh start: a decoder that begins in the middle of a line needs a tenth of
 * a second until it sounds right. A fresh encoder begins with 6.5 ms of silence instead, and loses as much at the
 * end.
 * @param samples 48 kHz, the left channel and then the right
 * @throws what the encoder throws
 */
export async function encodeSound(
  samples: Float32Array<ArrayBuffer>,
  mimeType: string,
): Promise<SoundTrack | undefined> {
  const codec = await chooseSoundCodec(mimeType, async (config) => {
    const { supported } = await AudioEncoder.isConfigSupported(config);
    return supported === true;
  });
  if (!codec) return undefined;
  const packets: { data: Uint8Array<ArrayBuffer>; duration: number }[] = [];
  let config: AudioDecoderConfig | undefined;
  const encoder = new AudioEncoder({
    output: (chunk, metadata) => {
      config ??= metadata?.decoderConfig;
      packets.push({ data: bytesOf(chunk), duration: (chunk.duration ?? 0) / 1_000_000 });
    },
    // The flush rejects with it.
    error: () => {},
  });
  encoder.configure(encoderConfig(codec));
  const data = audioDataOf(samples);
  encoder.encode(data);
  data.close();
  await encoder.flush();
  encoder.close();
  const seconds = samples.length / CHANNELS / SAMPLE_RATE;
  return config && { codec: codec.codec, config: withoutSkip(config), packets: soundUntil(seconds, packets) };
}

function audioDataOf(samples: Float32Array<ArrayBuffer>): AudioData {
  return new AudioData({
    format: 'f32-planar',
    sampleRate: SAMPLE_RATE,
    numberOfChannels: CHANNELS,
    numberOfFrames: samples.length / CHANNELS,
    timestamp: 0,
    data: samples,
  });
}
