import { database } from './db';

/** Deletes every session, turn, slice and picture, what is left of a "Send", and the sums of what was used. */
export async function forgetHistory(): Promise<void> {
  const stores = ['sessions', 'turns', 'slices', 'pictures', 'dispatches', 'costs', 'quotas'] as const;
  const tx = (await database()).transaction(stores, 'readwrite');
  await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
}
