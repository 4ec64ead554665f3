import { database } from './db';

/** Deletes every session, turn, slice and picture. */
export async function forgetHistory(): Promise<void> {
  const stores = ['sessions', 'turns', 'slices', 'pictures'] as const;
  const tx = (await database()).transaction(stores, 'readwrite');
  await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
}
