import type { EndReason } from '../model';
import { type Eye, openEye } from './eye';
import { grabFrame } from './grab';
import { openDisplay, openTab } from './open';

/** Silences in a row that mean a crash: a machine under load, or a tab that starts up, can miss one or two. */
const SILENCES = 3;

export interface Capture {
  /** The newest picture; `undefined` when the source shows none now. The caller closes it. */
  frame(): Promise<VideoFrame | undefined>;
  /** Sees what is new. */
  eye(): Eye;
  /** Releases the source. No `onEnd` follows. */
  close(): void;
}

/**
 * Opens what is watched.
 * @param streamId of a tab; without it the browser's picker opens.
 * @param onEnd the source ended by itself, and why. Called once.
 */
export async function openCapture(
  streamId: string | undefined,
  onEnd: (end: EndReason) => void,
): Promise<Capture> {
  const track = streamId ? await openTab(streamId) : await openDisplay();
  let silences = 0;
  const close = () => {
    track.onended = null;
    track.stop();
  };
  const end = (reason: EndReason) => {
    close();
    onEnd(reason);
  };
  track.onended = () => end(streamId ? 'tab-closed' : 'sharing-ended');

  async function frame(): Promise<VideoFrame | undefined> {
    if (track.readyState === 'ended') return undefined;
    const grabbed = await grabFrame(track);
    silences = grabbed ? 0 : silences + 1;
    // A minimised window gives no pictures either, so only a tab's silence means that it crashed.
    if (streamId && silences >= SILENCES && track.readyState === 'live') end('tab-crashed');
    return grabbed;
  }

  return { frame, eye: () => openEye(track, frame), close };
}
