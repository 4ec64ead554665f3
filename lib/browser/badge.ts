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
  spent: { text: '$', color: '#b06000' },
  failed: { text: '!', color: '#b3261e' },
};

let shown = '';

/** How many hits of "Tell me when" nobody has looked at: of all things the one to be seen. */
const hitBadge = (hits: number) => ({ text: hits > 99 ? '99+' : String(hits), color: '#d9481f' });

/** Shows the status on the toolbar icon, or hits that nobody has looked at; `title` is its tooltip. */
export function showBadge(status: Status, title: string, hits: number): void {
  const { text, color } = hits > 0 ? hitBadge(hits) : BADGES[status.state];
  if (shown === text + title) return;
  shown = text + title;
  chrome.action.setBadgeText({ text });
  chrome.action.setBadgeBackgroundColor({ color });
  chrome.action.setTitle({ title });
}
