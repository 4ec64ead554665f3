/** The pile as the panel looks at it. Only the worker changes it. */
import type { SavedSlice } from '../model';
import { type ReadSlice, readSlices, slicesIn } from './read';

/** Oldest first. */
export async function listSaved(): Promise<SavedSlice[]> {
  return (await slicesIn('saved')).map(({ id, at, size, clip }) => ({ id, at, size, clip }));
}

/** Whole slices, one at a time: all of them would not fit into memory. One that is gone meanwhile is left out. */
export async function* wholeSaved(): AsyncGenerator<ReadSlice> {
  for (const { id } of await listSaved()) yield* await readSlices([id]);
}
