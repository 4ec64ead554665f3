import { Failed } from '../failure';
import type { FailureReason } from '../model';

export interface Microphone {
  track: MediaStreamTrack;
  /** The browser's recording indicator goes off. `onLost` does not follow. */
  close(): void;
}

/** For speech beside a loudspeaker on which the model speaks. */
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };

/**
 * Opens the user's microphone. Only a page in a tab can ask for it: elsewhere it is refused until that was granted.
 * @param onLost it was unplugged, or taken away. Called once.
 * @throws Failed `microphone-refused`, `-missing` or `-busy`
 */
export async function openMicrophone(onLost: () => void): Promise<Microphone> {
  const [track] = await request();
  if (!track) throw new Failed('microphone-missing');
  track.onended = onLost;
  const close = () => {
    track.onended = null;
    track.stop();
  };
  return { track, close };
}

async function request(): Promise<MediaStreamTrack[]> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: AUDIO });
    return stream.getAudioTracks();
  } catch (error) {
    const { name, message } = error as DOMException;
    throw new Failed(REASONS[name] ?? 'microphone-busy', message || name);
  }
}

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const REASONS: Record<string, FailureReason> = {
  NotAllowedError: 'microphone-refused',
  SecurityError: 'microphone-refused',
  NotFoundError: 'microphone-missing',
  OverconstrainedError: 'microphone-missing',
};
