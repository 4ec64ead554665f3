import { Failed } from '../failure';

/**
 * Larger than any screen, so that the limit is not what decides the size. Not a square: with the lower
 * limits one too, Chrome would keep that shape and letterbox every frame to it.
 */
const LARGEST = { width: 7680, height: 4320 };

/** Speech filters would take music and other people's voices for noise. */
const AS_IT_SOUNDS = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  channelCount: 2,
  // What this document itself plays: the model's own voice, where a whole screen is shared with its sound.
  restrictOwnAudio: true,
};

export interface Wanted {
  /** Most pictures a second. Only on opening does it keep the browser from capturing more than that. */
  frameRate?: number;
  sound?: boolean;
}

export interface Tracks {
  picture: MediaStreamVideoTrack;
  /** Where it was wanted and there is any. */
  sound?: MediaStreamAudioTrack;
}

/**
 * What a tab shows, in the tab's own pixels, following its resizes.
 * The lower limits matter: without them frames have the screen's size, and upper limits alone letterbox.
 * @param streamId from `tabCapture.getMediaStreamId`; good for one use within about 10 s.
 * @throws Failed `tab-busy` or `capture-refused`
 */
export async function openTab(streamId: string, { frameRate, sound }: Wanted = {}): Promise<Tracks> {
  const source = { chromeMediaSource: 'tab', chromeMediaSourceId: streamId };
  const mandatory = {
    ...source,
    minWidth: 2,
    minHeight: 2,
    maxWidth: LARGEST.width,
    maxHeight: LARGEST.height,
    ...(frameRate && { maxFrameRate: frameRate }),
  };
  const constraints = { audio: sound === true && { mandatory: source }, video: { mandatory } };
  return openWith(() => navigator.mediaDevices.getUserMedia(constraints as MediaStreamConstraints));
}

/**
 * What a window or screen shows that the user picks in the browser's dialog.
 * @throws Failed `picker-cancelled` or `capture-refused`
 */
export async function openDisplay({ frameRate, sound = false }: Wanted = {}): Promise<Tracks> {
  // For when Chrome will know it: until then the pointer is in the pictures, and the gate tells it apart.
  const video = { cursor: 'never', ...(frameRate && { frameRate }) } as MediaTrackConstraints;
  return openWith(() => navigator.mediaDevices.getDisplayMedia({ audio: sound && AS_IT_SOUNDS, video }));
}

async function openWith(request: () => Promise<MediaStream>): Promise<Tracks> {
  try {
    const stream = await request();
    const [picture] = stream.getVideoTracks();
    const [sound] = stream.getAudioTracks();
    if (!picture) throw new Failed('capture-refused', 'The browser gave no picture.');
    putToRest(picture);
    return { picture, sound };
  } catch (error) {
    throw refusal(error);
  }
}

/**
 * Chrome captures a fresh track at its full rate, though nobody looks, until its first sink has come and gone: of a
 * page in motion that costs a quarter of a core without a graphics chip. Sinks of clones do not count.
 */
function putToRest(track: MediaStreamVideoTrack): void {
  void new MediaStreamTrackProcessor({ track }).readable.cancel();
}

/**
 * Whoever closes the picker wants nothing: not a refusal. The rest is one, in the browser's own words, also where
 * the system or a policy denies ("Permission denied by system").
 */
function refusal(error: unknown): Failed {
  if (error instanceof Failed) return error;
  const { name, message } = error as DOMException;
  if (name === 'NotAllowedError' && /by user|dismissed/i.test(message)) return new Failed('picker-cancelled');
  if (/active stream/i.test(message)) return new Failed('tab-busy', message);
  return new Failed('capture-refused', message || name);
}
