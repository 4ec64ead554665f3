import { browser } from 'wxt/browser';
import { PANEL_PORT, type PanelCall, type ToPanel } from '../messages';

type Port = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0];

const open = new Set<Port>();

/** Tells every open panel; there may be one in each window. */
export function tellPanels(message: ToPanel): void {
  for (const port of open) port.postMessage(message);
}

/** Tells the panels that the worker runs again: those that let it sleep now connect. */
export function callPanels(): void {
  const call: PanelCall = { type: 'panel/wake' };
  // Mostly there is no panel, and nobody answers.
  browser.runtime.sendMessage(call).catch(() => {});
}

/** Greets each panel that connects with what it needs to draw itself. */
export function onPanel(greet: () => Promise<ToPanel>): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PANEL_PORT) return;
    let gone = false;
    port.onDisconnect.addListener(() => {
      gone = true;
      open.delete(port);
    });
    greet().then((greeting) => {
      if (gone) return;
      // Both in one turn, so that no event falls between the picture of the state and the first event.
      port.postMessage(greeting);
      open.add(port);
    });
  });
}

/** Opens the panel beside a window's pages. Must run in the very turn of the user's click. */
export function openPanel(windowId: number): Promise<void> {
  return chrome.sidePanel.open({ windowId });
}
