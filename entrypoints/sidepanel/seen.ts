/** Whether the user looks at this panel: its window is the one they work in, and nothing hides it. */
import { effect } from '@preact/signals';
import { browser } from 'wxt/browser';
import { command } from '../../lib/browser/commands';
import { chat } from './state';

/** Tells the worker when hits, or the one that was clicked, are looked at. */
export function tellSeen(): void {
  effect(() => {
    const panel = chat.value.panel;
    if (panel && isNew(panel)) void tell();
  });
  browser.windows.onFocusChanged.addListener(() => void tell());
  document.addEventListener('visibilitychange', () => void tell());
}

const isNew = ({ unseenHits, shown }: { unseenHits: number; shown?: unknown }) =>
  unseenHits > 0 || shown !== undefined;

async function tell(): Promise<void> {
  const panel = chat.peek().panel;
  if (!panel || !isNew(panel) || document.visibilityState !== 'visible') return;
  const { focused } = await browser.windows.getCurrent();
  if (focused) await command({ type: 'worker/seen' });
}
