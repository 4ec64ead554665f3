import { storage } from 'wxt/utils/storage';

/** What of a Live conversation outlives the worker, but not the browser. */
export interface Kept {
  /** The session that it belongs to. */
  sessionId: string;
  /** By which the API goes on with it, and since when it is valid. */
  handle?: { handle: string; at: number };
  /** The user wants to be heard. */
  microphone?: true;
  /** Since when nobody said anything: it waits for the user to go on. */
  quietSince?: number;
}

const item = storage.defineItem<Kept | null>('session:live', { fallback: null });

export async function readKept(sessionId: string): Promise<Kept> {
  const kept = await item.getValue();
  return kept?.sessionId === sessionId ? kept : { sessionId };
}

let writing: Promise<void> = Promise.resolve();

/** In the order of the calls. */
export function writeKept(kept: Kept | undefined): Promise<void> {
  const write = () => (kept ? item.setValue(kept) : item.removeValue());
  writing = writing.then(write, write);
  return writing;
}
