import type { SavedSlice } from '../../lib/model';

/** What can be asked for of the saved pictures. */
export interface SavedActions {
  send: () => void;
  cancelSend: () => void;
  discard: () => void;
  /** Oldest first. */
  listSaved: () => Promise<SavedSlice[]>;
  /** Undefined when it is gone. */
  readThumbnail: (id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  removeSaved: (id: string) => void;
  /** Calls back with how many pictures are in it so far; resolves when the browser has the file, or it failed. */
  download: (onProgress: (count: number) => void) => Promise<void>;
}
