import type { Status } from '../model';

/** Text, and whether it is bad news. A badge holds about four characters. */
const BADGES: Record<Status['state'], { text: string; color: string }> = {
  idle: { text: '', color: '#5f6368' },
  ended: { text: '', color: '#5f6368' },
  needs: { text: '?', color: '#b06000' },
  starting: { text: '…', color: '#1a6b52' },
  capturing: { text: '●', color: '#1a6b52' },
  waiting: { text: '…', color: '#1a6b52' },
  holding: { text: '⏳', color: '#b06000' },
  paused: { text: 'II', color: '#5f6368' },
  failed: { text: '!', color: '#b3261e' },
};

let shown = '';

/** Shows the status on the toolbar icon; `title` is its tooltip. */
export function showBadge(status: Status, title: string): void {
  const { text, color } = BADGES[status.state];
  if (shown === text + title) return;
  shown = text + title;
  chrome.action.setBadgeText({ text });
  chrome.action.setBadgeBackgroundColor({ color });
  chrome.action.setTitle({ title });
}
