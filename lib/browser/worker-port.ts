import { browser } from 'wxt/browser';
import { CAPTURE_PORT, type CaptureToWorker, type WorkerToCapture } from '../messages';
import type { Slice } from '../model';

/** More than this many slices that the worker has not stored: it is not keeping up, or its disk is full. */
const MOST_UNSTORED = 8;

export interface WorkerPort {
  /** False while too many slices are waiting to be stored: take none. */
  ready(): boolean;
  /** Delivers a slice, again if need be, until the worker says that it is on disk. */
  deliver(slice: Slice): void;
  tell(message: Exclude<CaptureToWorker, { type: 'worker/slice' }>): void;
}

/** The line to the worker, laid anew whenever the worker has died; connecting is what wakes it. */
export function connectToWorker(stillNeeded: () => boolean): WorkerPort {
  const unstored = new Map<string, Slice>();
  let port: ReturnType<typeof browser.runtime.connect> | undefined;

  function line() {
    if (port) return port;
    const fresh = browser.runtime.connect({ name: CAPTURE_PORT });
    fresh.onMessage.addListener((message: unknown) => {
      unstored.delete((message as WorkerToCapture).sliceId);
    });
    fresh.onDisconnect.addListener(() => {
      port = undefined;
      if (unstored.size > 0 || stillNeeded()) line();
    });
    port = fresh;
    for (const slice of unstored.values()) fresh.postMessage({ type: 'worker/slice', slice });
    return fresh;
  }

  function deliver(slice: Slice): void {
    const open = line();
    unstored.set(slice.id, slice);
    open.postMessage({ type: 'worker/slice', slice });
  }

  return {
    ready: () => unstored.size < MOST_UNSTORED,
    deliver,
    tell: (message) => line().postMessage(message),
  };
}
