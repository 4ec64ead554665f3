import { browser } from 'wxt/browser';
import { PANEL_PORT, type PanelCall, type ToPanel } from '../messages';

type Port = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0];

/** The open panels, each with what it is to be told after the greeting that it still waits for. */
const open = new Map<Port, ToPanel[] | undefined>();

/** Tells every open panel; there may be one in each window. */
export function tellPanels(message: ToPanel): void {
  for (const [port, later] of open) {
    if (later) later.push(message);
    else port.postMessage(message);
  }
}

/** Tells the panels that the worker runs again: those that let it sleep now connect. */
export function callPanels(): void {
  const call: PanelCall = { type: 'panel/wake' };
  // Mostly there is no panel, and nobody answers.
  browser.runtime.sendMessage(call).catch(() => {});
}

/**
 * Greets each panel that connects with what it needs to draw itself.
 * @param left one is gone, perhaps without a word
 */
export function onPanel(greet: () => Promise<ToPanel>, left: () => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PANEL_PORT) return;
    // The greeting is read from disk: what happens meanwhile may not be in it.
    const later: ToPanel[] = [];
    open.set(port, later);
    port.onDisconnect.addListener(() => {
      open.delete(port);
      left();
    });
    greet().then((greeting) => {
      if (!open.has(port)) return;
      for (const message of [greeting, ...later]) port.postMessage(message);
      open.set(port, undefined);
    });
  });
}

/** Opens the panel beside a window's pages. Must run in the very turn of the user's click. */
export function openPanel(windowId: number): Promise<void> {
  return chrome.sidePanel.open({ windowId });
}
