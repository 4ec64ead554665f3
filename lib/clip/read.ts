import {
  BufferSource,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
  MP4,
  type VideoCodec,
  WEBM,
} from 'mediabunny';
import type { ClipType } from '../model';
import type { Family } from './codec';
import type { SoundTrack, VideoTrack } from './mux';
import type { Packet } from './packet';

/** What is in a clip. */
export interface Tracks {
  video: VideoTrack;
  sound?: SoundTrack;
}

/** What is in a clip, as it was encoded: nothing is decoded. @throws Error when it is none that `mux` has made */
export async function readClip(
  bytes: Uint8Array<ArrayBuffer>,
  mimeType: ClipType,
  fps: number,
): Promise<Tracks> {
  const input = new Input({ formats: [MP4, WEBM], source: new BufferSource(bytes) });
  try {
    const [pictures, samples] = await Promise.all([
      input.getPrimaryVideoTrack(),
      input.getPrimaryAudioTrack(),
    ]);
    if (!pictures) throw new Error('A clip without pictures.');
    const video = await videoOf(pictures, mimeType, fps);
    return { video, ...(samples && { sound: await soundOf(samples) }) };
  } finally {
    input.dispose();
  }
}

async function videoOf(track: InputVideoTrack, mimeType: ClipType, fps: number): Promise<VideoTrack> {
  const [family, config, width, height] = await Promise.all([
    track.getCodec(),
    track.getDecoderConfig(),
    track.getCodedWidth(),
    track.getCodedHeight(),
  ]);
  if (!isOurs(family) || !config) throw new Error(`A clip of a codec that is not made here: ${family}`);
  const codec = { family, name: config.codec, mimeType };
  return { codec, config, size: { width, height }, fps, packets: await packetsOf(track) };
}

async function soundOf(track: InputAudioTrack): Promise<SoundTrack> {
  const [codec, config] = await Promise.all([track.getCodec(), track.getDecoderConfig()]);
  if ((codec !== 'opus' && codec !== 'aac') || !config)
    throw new Error(`Sound that is not made here: ${codec}`);
  return { codec, config, packets: await packetsOf(track) };
}

async function packetsOf(track: InputTrack): Promise<Packet[]> {
  const packets: Packet[] = [];
  for await (const { data, type, timestamp, duration } of new EncodedPacketSink(track).packets()) {
    packets.push({ data: data as Uint8Array<ArrayBuffer>, key: type === 'key', at: timestamp, duration });
  }
  return packets;
}

function isOurs(codec: VideoCodec | null): codec is Family {
  return codec === 'avc' || codec === 'vp9' || codec === 'av1' || codec === 'vp8';
}
