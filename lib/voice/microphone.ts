import { Failed } from '../failure';
import { MICROPHONE_AUDIO, microphoneFailed } from '../microphone';

export interface Microphone {
  track: MediaStreamTrack;
  /** The browser's recording indicator goes off. `onLost` does not follow. */
  close(): void;
}

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
    const stream = await navigator.mediaDevices.getUserMedia({ audio: MICROPHONE_AUDIO });
    return stream.getAudioTracks();
  } catch (error) {
    throw microphoneFailed(error);
  }
}
