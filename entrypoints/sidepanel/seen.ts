/** Hits, as far as this panel is concerned: whether the user looks at it, and which one to go to. */
import { computed, effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { command } from '../../lib/browser/commands';
import { hitKey } from '../../lib/chat/rows-hits';
import { chat } from './state';

const ownWindow = signal<number | undefined>(undefined);
browser.windows.getCurrent().then(({ id }) => {
  ownWindow.value = id;
});

/** Key of the row whose notification was clicked, where it is for this window's panel to show it. */
export const goTo = computed(() => {
  const shown = chat.value.panel?.shown;
  return shown && shown.windowId === ownWindow.value ? hitKey(shown.turnId, shown.watchId) : undefined;
});

/** Tells the worker when hits are looked at: nothing hides the panel, and its window is the one the user works in. */
export function tellSeen(): void {
  effect(() => void tell(chat.value.panel?.unseenHits));
  browser.windows.onFocusChanged.addListener(() => void tell());
  document.addEventListener('visibilitychange', () => void tell());
}

async function tell(hits = chat.peek().panel?.unseenHits): Promise<void> {
  if (!hits || document.visibilityState !== 'visible') return;
  const { focused } = await browser.windows.getCurrent();
  if (focused) await command({ type: 'worker/seen' });
}
