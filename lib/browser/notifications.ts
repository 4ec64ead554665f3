import type { ShownHit } from '../messages';

const ICON = '/icon/128.png';

/**
 * Who asked to be told is perhaps not looking: where Chromium draws notifications by itself this one stays for 25 s instead
 * of 8 (ui/message_center/public/cpp/message_center_constants.h).
 */
const PRIORITY = 1;

/**
 * Shows a notification, silently. Where the system shows none, nothing happens.
 * It outlives the worker, so what it leads to is in its own id.
 */
export function notify({ turnId, watchId, windowId }: ShownHit, title: string, message: string): void {
  const iconUrl = chrome.runtime.getURL(ICON);
  chrome.notifications
    .create(`${turnId} ${watchId} ${windowId}`, {
      type: 'basic',
      iconUrl,
      title,
      message,
      silent: true,
      priority: PRIORITY,
    })
    .catch(() => {});
}

/** Takes away one that was clicked, and says what it leads to. Synchronous: the click opens the panel in this turn. */
export function clickedPlace(id: string): ShownHit {
  void chrome.notifications.clear(id);
  const [turnId = '', watchId = '', windowId = ''] = id.split(' ');
  return { turnId, watchId, windowId: Number(windowId) };
}

/** Takes all of them away. */
export async function clearNotifications(): Promise<void> {
  const all = await chrome.notifications.getAll();
  for (const id of Object.keys(all)) await chrome.notifications.clear(id);
}
