import { openSink } from './sink';

/** Ample for a fresh sink's first picture. */
const SILENCE_MS = 2_000;

/**
 * The newest picture of a track, or `undefined` when none comes: a crashed tab sends no event, only silence.
 * The caller closes the frame.
 */
export async function grabFrame(track: MediaStreamVideoTrack): Promise<VideoFrame | undefined> {
  const sink = openSink(track);
  const timer = setTimeout(sink.close, SILENCE_MS);
  try {
    return await sink.next();
  } finally {
    clearTimeout(timer);
    sink.close();
  }
}
