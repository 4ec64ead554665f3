import type { EndReason } from '../model';
import { type Eye, openEye } from './eye';
import { grabFrame } from './grab';
import { openDisplay, openTab } from './open';
import { frameRateFor, openSampler } from './open-sampler';
import { withProbe } from './probe';
import type { Sampler } from './sampler';
import { openSound, type Sound } from './sound';

/** Silences in a row that mean a crash: a machine under load, or a tab that starts up, can miss one or two. */
const SILENCES = 3;

export interface Capture {
  /** The newest picture; `undefined` when the source shows none now. The caller closes it. */
  frame(): Promise<VideoFrame | undefined>;
  /** Sees what is new. */
  eye(): Eye;
  /** Pictures for a film. */
  sampler(fps: number): Sampler;
  /** Where it was wanted and there is any. */
  sound?: Sound;
  /** Releases the source. No `onEnd` follows. */
  close(): void;
}

/** What is decided when a source is opened. */
export interface Opening {
  /** Present: it is filmed from the beginning, with so many pictures a second. */
  fps?: number;
  /** For clips, now or later: it cannot be had without opening the source anew. */
  sound: boolean;
}

/**
 * Opens what is watched.
 * @param streamId of a tab; without it the browser's picker opens.
 * @param onEnd the source ended by itself, and why. Called once.
 */
export async function openCapture(
  streamId: string | undefined,
  onEnd: (end: EndReason) => void,
  opening?: Opening,
): Promise<Capture> {
  const { fps, sound: wantsSound } = opening ?? {};
  const wanted = { frameRate: fps && frameRateFor(fps), sound: wantsSound };
  const tracks = await (streamId ? openTab(streamId, wanted) : openDisplay(wanted));
  const track = tracks.picture;
  const sound = tracks.sound && openSound(tracks.sound, streamId !== undefined);
  let silences = 0;
  const close = () => {
    track.onended = null;
    track.stop();
    sound?.close();
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

  const eye = () => openEye(track, frame);
  const sampler = (fps: number) => withProbe(openSampler(track, fps), frame);

  return { frame, eye, sampler, sound, close };
}
