import type { ClipTiming, ClipType } from '../model';
import { mux, type SoundTrack, type VideoTrack } from './mux';
import type { Packet } from './packet';
import { readClip } from './read';

export interface ClipFile {
  /** Of its beginning, ms since 1970. */
  at: number;
  mimeType: ClipType;
  bytes: Uint8Array<ArrayBuffer>;
  clip: ClipTiming;
}

/** Several clips as one video. */
export type Joined = Omit<ClipFile, 'clip'>;

interface Reel {
  at: number;
  kind: string;
  video: VideoTrack;
  sound?: SoundTrack;
}

/**
 * Joins clips, in order of their time, without encoding anything anew. Between clips that do not follow each other
 * the last picture stays: nothing had changed. Where size, codec, rate or sound become others a new video begins.
 * @throws Error when a clip cannot be read
 */
export async function joinClips(clips: Iterable<ClipFile> | AsyncIterable<ClipFile>): Promise<Joined[]> {
  const reels: Reel[] = [];
  for await (const clip of clips) {
    const read = await readClip(clip.bytes, clip.mimeType, clip.clip.fps);
    const kind = kindOf(read.video, read.sound);
    const last = reels.at(-1);
    if (last?.kind === kind) append(last, read, (clip.at - last.at) / 1000);
    else reels.push({ at: clip.at, kind, ...read });
  }
  return Promise.all(
    reels.map(async ({ at, video, sound }) => {
      return { at, mimeType: video.codec.mimeType, bytes: await mux(video, sound) };
    }),
  );
}

/** @param seconds from the reel's beginning to the clip's */
function append(reel: Reel, { video, sound }: Pick<Reel, 'video' | 'sound'>, seconds: number): void {
  for (const packet of video.packets) reel.video.packets.push(later(packet, seconds));
  for (const packet of sound?.packets ?? []) reel.sound?.packets.push(later(packet, seconds));
}

function later(packet: Packet, seconds: number): Packet {
  return { ...packet, at: packet.at + seconds };
}

/** The same for clips that one decoder can read without being told anything new. */
function kindOf({ codec, config, size, fps }: VideoTrack, sound?: SoundTrack): string {
  const tracks = [config, sound?.config].map(
    (track) => track && { ...track, description: listed(track.description) },
  );
  return JSON.stringify([codec.family, size, fps, sound?.codec, ...tracks]);
}

function listed(description?: AllowSharedBufferSource): number[] {
  if (!description) return [];
  return ArrayBuffer.isView(description)
    ? [...new Uint8Array(description.buffer, description.byteOffset, description.byteLength)]
    : [...new Uint8Array(description)];
}
