import { storage } from 'wxt/utils/storage';
import type { Watch } from '../model';

/** The user's standing watches: they stay until they are removed. */
const watches = storage.defineItem<Watch[]>('local:watches', { fallback: [] });
/** How many hits the user has not looked at. */
const unseen = storage.defineItem<number>('local:unseenHits', { fallback: 0 });

export const readWatches = () => watches.getValue();
export const writeWatches = (all: Watch[]) => watches.setValue(all);
export const readUnseen = () => unseen.getValue();
export const writeUnseen = (count: number) => (count > 0 ? unseen.setValue(count) : unseen.removeValue());

export async function forgetWatches(): Promise<void> {
  await Promise.all([watches.removeValue(), unseen.removeValue()]);
}
