/** What a track shows, from now on. Of a page in motion an attached one costs the GPU, read or not. */
export interface Sink {
  /** The next picture, or `undefined` after `close`. The caller closes it. */
  next(): Promise<VideoFrame | undefined>;
  close(): void;
}

/** A captured page that paints nothing still gives a fresh sink its picture, within about 80 ms. */
export function openSink(track: MediaStreamVideoTrack): Sink {
  // Stopped below: a clone left running would keep the tab captured.
  const clone = track.clone();
  const reader = new MediaStreamTrackProcessor({ track: clone, maxBufferSize: 1 }).readable.getReader();
  return {
    next: async () => (await reader.read()).value,
    close: () => {
      clone.stop();
      void reader.cancel();
    },
  };
}
