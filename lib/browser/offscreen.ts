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
        'Takes pictures of the tab, window or screen that the user chose to watch, listens to the microphone and plays the answers in a conversation by voice, and plays a sound when there is something that the user waits for.',
    })
    .finally(() => {
      opening = undefined;
    });
  return opening;
}

/** Resolves when what it captured can be captured anew. */
export async function closeOffscreen(): Promise<void> {
  if (!(await hasOffscreen())) return;
  await chrome.offscreen.closeDocument();
  await released(AbortSignal.timeout(RELEASE_MS));
}

/**
 * A tab counts as captured for a while after its document is closed, and is refused as one with an active stream:
 * 25 ms at most were measured, on a machine with three times as much to do as it could.
 */
const RELEASE_MS = 1_000;

/** A document that somebody opens meanwhile captures something else. */
async function released(signal: AbortSignal): Promise<void> {
  while ((await isCapturing()) && !signal.aborted && !(await hasOffscreen())) {}
}

async function isCapturing(): Promise<boolean> {
  const tabs = await chrome.tabCapture.getCapturedTabs();
  return tabs.some(({ status }) => status === 'active' || status === 'pending');
}

/** @throws Failed with the document's own failure */
export async function tellOffscreen<T = undefined>(command: ToOffscreen): Promise<T> {
  const answer = (await chrome.runtime.sendMessage(command)) as Answer<T> | undefined;
  if (!answer) throw new Failed('capture-refused', 'The capture was closed meanwhile.');
  if (!answer.ok) throw new Failed(answer.failure.reason, answer.failure.detail);
  return answer.value;
}
