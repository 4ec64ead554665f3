import { Failed } from '../failure';
import type { Answer, ToOffscreen } from '../messages';

const PAGE = 'offscreen.html';

/** Whether the document that holds the capture exists. It outlives the worker, not the browser. */
export async function hasOffscreen(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT],
  });
  return contexts.length > 0;
}

let opening: Promise<void> | undefined;

export async function ensureOffscreen(): Promise<void> {
  if (await hasOffscreen()) return opening;
  const { Reason } = chrome.offscreen;
  opening ??= chrome.offscreen
    .createDocument({
      url: PAGE,
      reasons: [Reason.USER_MEDIA, Reason.DISPLAY_MEDIA, Reason.AUDIO_PLAYBACK],
      justification:
        'Takes pictures of the tab, window or screen that the user chose to watch, and plays a sound when it shows what the user waits for.',
    })
    .finally(() => {
      opening = undefined;
    });
  return opening;
}

export async function closeOffscreen(): Promise<void> {
  if (await hasOffscreen()) await chrome.offscreen.closeDocument();
}

/** @throws Failed with the document's own failure */
export async function tellOffscreen<T = undefined>(command: ToOffscreen): Promise<T> {
  const answer = (await chrome.runtime.sendMessage(command)) as Answer<T> | undefined;
  if (!answer) throw new Failed('capture-refused', 'The capture was closed meanwhile.');
  if (!answer.ok) throw new Failed(answer.failure.reason, answer.failure.detail);
  return answer.value;
}
