import type { ClipType, Slice } from '../model';
import { readClip, type Tracks } from './read';
import { openReel, type Reel, type Video } from './reel';

export type { Video };

/** What is needed of a slice. */
export type Piece = Pick<Slice, 'at' | 'sessionId' | 'mimeType' | 'bytes' | 'clip'>;

/**
 * Joins clips, in order of their time, without encoding anything anew, and passes on the pictures between them. Never
 * more than a few pieces are in memory: at most 83 MB for a video of 515 MB out of 250 clips. Where clips of one session do not follow each other, the last picture stays for
 * the time between: nothing had changed. Another session follows at once. Where size, codec, rate or sound become
 * others, or a picture lies between, a new video begins.
 * @throws Error when a clip cannot be read
 */
export async function* joinClips<T extends Piece>(
  pieces: Iterable<T> | AsyncIterable<T>,
): AsyncGenerator<Video | T> {
  let reel: Reel | undefined;
  for await (const piece of pieces) {
    const tracks = await tracksOf(piece);
    if (reel && !(tracks && reel.takes(tracks))) {
      yield await reel.finish();
      reel = undefined;
    }
    if (!tracks) yield piece;
    else {
      reel ??= await openReel(piece.at, tracks);
      await reel.add(piece, tracks);
    }
  }
  if (reel) yield await reel.finish();
}

async function tracksOf({ bytes, mimeType, clip }: Piece): Promise<Tracks | undefined> {
  return clip && readClip(bytes, mimeType as ClipType, clip.fps);
}
