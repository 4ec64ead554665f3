import { database } from './db';

/** Deletes every session, turn, slice and picture, and what is left of a "Send". */
export async function forgetHistory(): Promise<void> {
  const stores = ['sessions', 'turns', 'slices', 'pictures', 'dispatches'] as const;
  const tx = (await database()).transaction(stores, 'readwrite');
  await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
}
