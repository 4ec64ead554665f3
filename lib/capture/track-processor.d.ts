/** Chrome's MediaStreamTrackProcessor, which TypeScript's DOM types lack: https://w3c.github.io/mediacapture-transform/ */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack; maxBufferSize?: number });
  readonly readable: ReadableStream<VideoFrame>;
}
