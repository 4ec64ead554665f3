import { Failed } from '../failure';

/**
 * Larger than any screen, so that the limit is not what decides the size. Not a square: with the lower
 * limits one too, Chrome would keep that shape and letterbox every frame to it.
 */
const LARGEST = { width: 7680, height: 4320 };

/**
 * The video track of a tab, in the tab's own pixels, following its resizes.
 * The lower limits matter: without them frames have the screen's size, and upper limits alone letterbox.
 * @param streamId from `tabCapture.getMediaStreamId`; good for one use within about 10 s.
 * @throws Failed `tab-busy` or `capture-refused`
 */
export async function openTab(streamId: string): Promise<MediaStreamTrack> {
  const mandatory = {
    chromeMediaSource: 'tab',
    chromeMediaSourceId: streamId,
    minWidth: 2,
    minHeight: 2,
    maxWidth: LARGEST.width,
    maxHeight: LARGEST.height,
  };
  const constraints = { audio: false, video: { mandatory } } as unknown as MediaStreamConstraints;
  return openWith(() => navigator.mediaDevices.getUserMedia(constraints));
}

/**
 * The video track of a window or screen that the user picks in the browser's dialog.
 * @throws Failed `picker-cancelled` or `capture-refused`
 */
export async function openDisplay(): Promise<MediaStreamTrack> {
  // For when Chrome will know it: until then the pointer is in the pictures, and the gate tells it apart.
  const video = { cursor: 'never' } as MediaTrackConstraints;
  return openWith(() => navigator.mediaDevices.getDisplayMedia({ audio: false, video }));
}

async function openWith(request: () => Promise<MediaStream>): Promise<MediaStreamTrack> {
  try {
    const [track] = (await request()).getVideoTracks();
    if (!track) throw new Failed('capture-refused', 'The browser gave no picture.');
    return track;
  } catch (error) {
    throw refusal(error);
  }
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
