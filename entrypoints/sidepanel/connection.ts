/** The panel's port to the worker, which comes and goes with the worker. */
import { browser } from 'wxt/browser';
import { PANEL_PORT, type PanelCall, type ToPanel } from '../../lib/messages';

/** Between attempts when the worker dies before it says anything: a broken one must not be restarted in a loop. */
const PATIENCE_MS = 1000;

/**
 * The worker sleeps 30 s after its last event, and the port is cut. Connecting would wake it, so where it had
 * nothing to do the panel waits until something else has. The first message on a new port brings everything
 * that was missed, so the user notices nothing.
 */
export function connectPanel(onEvent: (event: ToPanel) => void): void {
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  /** Whether the worker has said anything on this port. */
  let heard = false;
  let busy = false;

  function connect(): void {
    const fresh = browser.runtime.connect({ name: PANEL_PORT });
    port = fresh;
    heard = false;
    fresh.onMessage.addListener((message) => {
      const event = message as ToPanel;
      heard = true;
      if ('state' in event) busy = event.state.busy;
      onEvent(event);
    });
    fresh.onDisconnect.addListener(() => {
      if (fresh !== port) return;
      port = undefined;
      if (!heard) setTimeout(() => port ?? connect(), PATIENCE_MS);
      else if (busy) connect();
    });
  }

  browser.runtime.onMessage.addListener((message: unknown) => {
    if ((message as PanelCall).type !== 'panel/wake') return;
    // A port on which nothing was said yet is what woke the worker; one that was used belongs to the one before.
    if (port && !heard) return;
    port?.disconnect();
    connect();
  });
  connect();
}
