import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import type { Codec } from './codec';
import type { Size } from './fit';
import type { Packet } from './packet';

export interface VideoTrack {
  codec: Codec;
  config: VideoDecoderConfig;
  size: Size;
  fps: number;
  packets: Packet[];
}

export interface SoundTrack {
  codec: 'opus' | 'aac';
  config: AudioDecoderConfig;
  packets: Packet[];
}

/** Puts the packets of one clip into a file that begins with its index, so that it can be read from its first byte. */
export async function mux(video: VideoTrack, sound?: SoundTrack): Promise<Uint8Array<ArrayBuffer>> {
  const isMp4 = video.codec.mimeType === 'video/mp4';
  const format = isMp4 ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat();
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const pictures = new EncodedVideoPacketSource(video.codec.family);
  // Times are snapped to the rate: thirds of a second have no exact µs.
  output.addVideoTrack(pictures, { frameRate: video.fps });
  const samples = sound && new EncodedAudioPacketSource(sound.codec);
  if (samples) output.addAudioTrack(samples);
  await output.start();
  for (const packet of video.packets) await pictures.add(readable(packet), { decoderConfig: video.config });
  for (const packet of sound?.packets ?? []) {
    await samples?.add(readable(packet), { decoderConfig: sound?.config });
  }
  await output.finalize();
  return new Uint8Array(target.buffer as ArrayBuffer);
}

function readable({ data, key, at, duration }: Packet): EncodedPacket {
  return new EncodedPacket(data, key ? 'key' : 'delta', at, duration);
}
