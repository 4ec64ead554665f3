import { browser } from 'wxt/browser';
import { command } from '../../lib/browser/commands';
import type { ToWorker } from '../../lib/messages';
import { refused } from './state';

/** The panel stays in its window. */
export const windowId = browser.windows
  .getCurrent()
  .then((window) => window.id ?? browser.windows.WINDOW_ID_NONE);

/** Sends a command; remembers why it was refused until the next one. */
export async function send(message: ToWorker): Promise<boolean> {
  refused.value = undefined;
  const answer = await command(message);
  if (!answer.ok) refused.value = answer.failure;
  return answer.ok;
}
