import type { ClipType } from '../model';
import { createBlobTarget } from './blob-target';
import { slotsPerClip } from './grid';
import { openMuxer } from './mux';
import type { Packet } from './packet';
import type { Tracks } from './read';

/** Several clips as one. */
export interface Video {
  /** Of its beginning, ms since 1970. */
  at: number;
  mimeType: ClipType;
  file: Blob;
}

/** A video to which clips are added. */
export interface Reel {
  /** Whether one decoder can read this clip after the others without being told anything new. */
  takes(tracks: Tracks): boolean;
  add(clip: { at: number; sessionId: string }, tracks: Tracks): Promise<void>;
  finish(): Promise<Video>;
}

/** Begins a video at a time, for clips like this one. */
export async function openReel(at: number, first: Tracks): Promise<Reel> {
  const { mimeType } = first.video.codec;
  const { fps } = first.video;
  const kind = kindOf(first);
  const { target, file } = createBlobTarget();
  const muxer = await openMuxer(target, false, first.video, first.sound);
  /** Where the next clip can begin, in slots; `zero` is when slot 0 was, by the clock of this session. */
  let end = 0;
  let zero = at;
  let session: string | undefined;

  async function add(clip: { at: number; sessionId: string }, { video, sound }: Tracks): Promise<void> {
    if (clip.sessionId !== session) zero = clip.at - (end * 1000) / fps;
    session = clip.sessionId;
    // The clock can have been set back.
    const slot = Math.max(end, Math.round(((clip.at - zero) * fps) / 1000));
    end = slot + slotsPerClip(fps);
    const later = (packet: Packet) => ({ ...packet, at: packet.at + slot / fps });
    await muxer.add(video.packets.map(later), sound?.packets.map(later));
  }

  async function finish(): Promise<Video> {
    await muxer.finish();
    return { at, mimeType, file: file(mimeType) };
  }

  return { takes: (tracks) => kindOf(tracks) === kind, add, finish };
}

function kindOf({ video: { codec, config, size, fps }, sound }: Tracks): string {
  const configs = [config, sound?.config].map(
    (track) => track && { ...track, description: listed(track.description) },
  );
  return JSON.stringify([codec.family, size, fps, sound?.codec, ...configs]);
}

function listed(description?: AllowSharedBufferSource): number[] {
  if (!description) return [];
  return ArrayBuffer.isView(description)
    ? [...new Uint8Array(description.buffer, description.byteOffset, description.byteLength)]
    : [...new Uint8Array(description)];
}
