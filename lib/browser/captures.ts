import { browser } from 'wxt/browser';
import { CAPTURE_PORT, type CaptureToWorker, type WorkerToCapture } from '../messages';

/** Hears the offscreen document. `stored` tells it that a slice is on disk. */
export function onCapture(
  hear: (message: CaptureToWorker, stored: (sliceId: string) => void) => Promise<void>,
): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== CAPTURE_PORT) return;
    let open = true;
    port.onDisconnect.addListener(() => {
      open = false;
    });
    const stored = (sliceId: string) => {
      const message: WorkerToCapture = { type: 'offscreen/stored', sliceId };
      if (open) port.postMessage(message);
    };
    port.onMessage.addListener((message: unknown) => {
      hear(message as CaptureToWorker, stored);
    });
  });
}
