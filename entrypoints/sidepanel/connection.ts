/** The panel's port to the worker, opened again whenever the worker dies. */
import { browser } from 'wxt/browser';
import { PANEL_PORT, type ToPanel } from '../../lib/messages';

/** Between attempts when the worker dies before it says anything: a broken one must not be restarted in a loop. */
const PATIENCE_MS = 1000;

/**
 * The worker dies after 30 s without work, and with it the port. Connecting wakes it, and its first
 * message brings everything that was missed, so the user notices nothing.
 */
export function connectPanel(onEvent: (event: ToPanel) => void): void {
  const port = browser.runtime.connect({ name: PANEL_PORT });
  let heard = false;
  port.onMessage.addListener((event) => {
    heard = true;
    onEvent(event as ToPanel);
  });
  port.onDisconnect.addListener(() => {
    if (heard) connectPanel(onEvent);
    else setTimeout(() => connectPanel(onEvent), PATIENCE_MS);
  });
}
