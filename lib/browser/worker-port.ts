import { CAPTURE_PORT, type CaptureToWorker, type WorkerToCapture } from '../messages';
import type { Slice } from '../model';
import { openLine } from './line';

/** More than this many slices that the worker has not stored: it is not keeping up, or its disk is full. */
const MOST_UNSTORED = 8;

export interface WorkerPort {
  /** False while too many slices are waiting to be stored: take none. */
  ready(): boolean;
  /** Delivers a slice, again if need be, until the worker says that it is on disk. */
  deliver(slice: Slice): void;
  tell(message: Exclude<CaptureToWorker, { type: 'worker/slice' }>): void;
}

export function connectToWorker(stillNeeded: () => boolean): WorkerPort {
  const unstored = new Map<string, Slice>();
  const line = openLine<WorkerToCapture, CaptureToWorker>(CAPTURE_PORT, {
    hear: ({ sliceId }) => unstored.delete(sliceId),
    onLaid: (send) => {
      for (const slice of unstored.values()) send({ type: 'worker/slice', slice });
    },
    isNeeded: () => unstored.size > 0 || stillNeeded(),
  });

  function deliver(slice: Slice): void {
    // First, so that what is still unstored goes out before it, and this once.
    line.lay();
    unstored.set(slice.id, slice);
    line.send({ type: 'worker/slice', slice });
  }

  return { ready: () => unstored.size < MOST_UNSTORED, deliver, tell: line.send };
}
