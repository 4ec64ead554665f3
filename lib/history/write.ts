import type { Session, Slice, SliceState, Turn } from '../model';
import { database, type SliceRecord } from './db';
import { keysOf, sizeOf, taken } from './pictures';

/** Things that must become true together. */
export interface Change {
  sessions?: Session[];
  turns?: Turn[];
  addSlices?: { slice: Slice; state: SliceState }[];
  moveSlices?: { ids: string[]; state: SliceState };
  removeSlices?: string[];
}

/**
 * Writes a change in one transaction: after the worker's death either all of it is there or none.
 * @throws DOMException `QuotaExceededError` when the disk is full.
 */
export async function write(change: Change): Promise<void> {
  const tx = (await database()).transaction(['sessions', 'turns', 'slices', 'pictures'], 'readwrite');
  const slices = tx.objectStore('slices');
  const pictures = tx.objectStore('pictures');
  const work: Promise<unknown>[] = [];
  for (const session of change.sessions ?? []) work.push(tx.objectStore('sessions').put(session));
  for (const turn of change.turns ?? []) work.push(tx.objectStore('turns').put(turn));
  for (const { slice, state } of change.addSlices ?? []) {
    const parts = taken(slice);
    work.push(slices.put({ ...parts.slice, size: sizeOf(slice), state }));
    for (const [key, bytes] of parts.pictures) work.push(pictures.put(bytes, key));
  }
  for (const id of change.moveSlices?.ids ?? []) {
    const { state } = change.moveSlices as { state: SliceState };
    work.push(slices.get(id).then((record) => record && slices.put(moved(record, state))));
  }
  for (const id of change.removeSlices ?? []) work.push(slices.delete(id), pictures.delete(keysOf(id)));
  await Promise.all([...work, tx.done]);
}

/** Back on the pile comes only what was sent. */
function moved(record: SliceRecord, state: SliceState): SliceRecord {
  return { ...record, state, ...(state === 'saved' && { again: true }) };
}
