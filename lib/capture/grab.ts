/** A captured page that paints nothing still gives a fresh sink its picture within about 80 ms. */
const SILENCE_MS = 2_000;

/**
 * The newest picture of a track, or `undefined` when none comes: a crashed tab sends no event, only silence.
 * The sink lives for one frame, since an attached one costs the GPU a third of its time even unread.
 * The caller closes the frame.
 */
export async function grabFrame(track: MediaStreamTrack): Promise<VideoFrame | undefined> {
  // Stopped below: a clone left running would keep the tab captured.
  const clone = track.clone();
  const reader = new MediaStreamTrackProcessor({ track: clone, maxBufferSize: 1 }).readable.getReader();
  const timer = setTimeout(() => reader.cancel(), SILENCE_MS);
  try {
    return (await reader.read()).value;
  } finally {
    clearTimeout(timer);
    clone.stop();
  }
}
