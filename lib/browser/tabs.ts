import { Failed } from '../failure';
import type { Source } from '../model';

export type Tab = chrome.tabs.Tab;

/** The tab in front in a window. */
export async function activeTab(windowId: number): Promise<Tab> {
  const [tab] = await chrome.tabs.query({ active: true, windowId });
  if (!tab?.id) throw new Failed('not-granted', '');
  return tab;
}

export async function tabById(id: number): Promise<Tab | undefined> {
  return chrome.tabs.get(id).catch(() => undefined);
}

/** Whether its user wants to hear nothing of it. */
export function isMuted(tab: Tab): boolean {
  return tab.mutedInfo?.muted ?? false;
}

/** The window that the user was in last. */
export async function lastWindow(): Promise<number> {
  const window = await chrome.windows.getLastFocused({ windowTypes: ['normal'] }).catch(() => undefined);
  return window?.id ?? chrome.windows.WINDOW_ID_NONE;
}

/** Brings a window before all others. It may be gone. */
export function showWindow(id: number): void {
  chrome.windows.update(id, { focused: true }).catch(() => {});
}

/** Title and icon are there only while the user's click still grants the tab. */
export function sourceOf(tab: Tab): Source {
  return { kind: 'tab', tabId: tab.id, title: tab.title ?? '', icon: tab.favIconUrl ?? '' };
}

/**
 * A one-time id with which the offscreen document opens the tab's picture, within about 10 s.
 * @throws Failed `not-granted`, `tab-busy`, or `capture-refused` with the browser's own reason
 */
export async function streamIdOf(tab: Tab): Promise<string> {
  // In a spanning extension incognito pages would be kept beside the others; refused until they are not.
  if (tab.incognito) throw new Failed('incognito');
  try {
    return await chrome.tabCapture.getMediaStreamId({ targetTabId: tab.id });
  } catch (error) {
    const { message } = error as Error;
    if (/has not been invoked/i.test(message)) throw new Failed('not-granted', message);
    if (/active stream/i.test(message)) throw new Failed('tab-busy', message);
    throw new Failed('capture-refused', message);
  }
}
