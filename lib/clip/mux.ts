import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type Target,
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

/** A file that is being written. */
export interface Muxer {
  /** What follows; of the tracks that the file was begun with. */
  add(pictures: Packet[], samples?: Packet[]): Promise<void>;
  finish(): Promise<void>;
}

/** Puts the packets of one clip into a file that begins with its index, so that it can be read from its first byte. */
export async function mux(video: VideoTrack, sound?: SoundTrack): Promise<Uint8Array<ArrayBuffer>> {
  const target = new BufferTarget();
  const muxer = await openMuxer(target, 'in-memory', video, sound);
  await muxer.add(video.packets, sound?.packets);
  await muxer.finish();
  return new Uint8Array(target.buffer as ArrayBuffer);
}

/**
 * Begins a file for tracks like these, without their packets.
 * @param fastStart where mp4's index goes: `in-memory` first, for which the whole file is kept in memory; `false` last
 */
export async function openMuxer(
  target: Target,
  fastStart: 'in-memory' | false,
  { codec, config, fps }: VideoTrack,
  sound?: SoundTrack,
): Promise<Muxer> {
  const isMp4 = codec.mimeType === 'video/mp4';
  const format = isMp4 ? new Mp4OutputFormat({ fastStart }) : new WebMOutputFormat();
  const output = new Output({ format, target });
  const pictureSource = new EncodedVideoPacketSource(codec.family);
  // Times are snapped to the rate: thirds of a second have no exact µs.
  output.addVideoTrack(pictureSource, { frameRate: fps });
  const sampleSource = sound && new EncodedAudioPacketSource(sound.codec);
  if (sampleSource) output.addAudioTrack(sampleSource);
  await output.start();

  async function add(pictures: Packet[], samples: Packet[] = []): Promise<void> {
    for (const packet of pictures) await pictureSource.add(readable(packet), { decoderConfig: config });
    for (const packet of samples) {
      await sampleSource?.add(readable(packet), { decoderConfig: sound?.config });
    }
  }

  return { add, finish: () => output.finalize() };
}

function readable({ data, key, at, duration }: Packet): EncodedPacket {
  return new EncodedPacket(data, key ? 'key' : 'delta', at, duration);
}
