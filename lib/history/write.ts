import type { IDBPTransaction } from 'idb';
import type { Cost, Dispatch, QuotaUse, Session, Slice, SliceState, Turn } from '../model';
import { DISPATCH, database, type Schema, type SliceRecord } from './db';
import { keysOf, sizeOf, taken } from './pictures';

/** Things that must become true together. */
export interface Change {
  sessions?: Session[];
  turns?: Turn[];
  removeTurns?: string[];
  addSlices?: { slice: Slice; state: SliceState }[];
  moveSlices?: { ids: string[]; state: SliceState };
  removeSlices?: string[];
  /** Slices as they stand, once more under other ids, for a request of their own. One that is gone is left out. */
  copySlices?: { from: string; to: string }[];
  /** `recent` slices from before go, but for the last of them: it is what was on the screen then. Infinity: all go. */
  pruneRecent?: number;
  /** `null`: it has come to its end. */
  dispatch?: Dispatch | null;
  costs?: Cost[];
  quotas?: QuotaUse[];
}

const STORES = ['sessions', 'turns', 'slices', 'pictures', 'dispatches', 'costs', 'quotas'] as const;
type Writing = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/**
 * Writes a change in one transaction: after the worker's death either all of it is there or none.
 * @throws DOMException `QuotaExceededError` when the disk is full.
 */
export async function write(change: Change): Promise<void> {
  const tx = (await database()).transaction(STORES, 'readwrite');
  const work: Promise<unknown>[] = [];
  for (const session of change.sessions ?? []) work.push(tx.objectStore('sessions').put(session));
  for (const turn of change.turns ?? []) work.push(tx.objectStore('turns').put(turn));
  for (const id of change.removeTurns ?? []) work.push(tx.objectStore('turns').delete(id));
  for (const cost of change.costs ?? []) work.push(tx.objectStore('costs').put(cost));
  for (const quota of change.quotas ?? []) work.push(tx.objectStore('quotas').put(quota));
  const { dispatch } = change;
  if (dispatch) work.push(tx.objectStore('dispatches').put(dispatch, DISPATCH));
  if (dispatch === null) work.push(tx.objectStore('dispatches').delete(DISPATCH));
  await Promise.all([...work, ...writeSlices(tx, change), tx.done]);
}

function writeSlices(tx: Writing, change: Change): Promise<unknown>[] {
  const { addSlices = [], moveSlices, removeSlices = [], copySlices = [], pruneRecent } = change;
  const work: Promise<unknown>[] = [];
  for (const { slice, state } of addSlices) work.push(add(tx, slice, state));
  for (const id of moveSlices?.ids ?? []) work.push(move(tx, id, moveSlices?.state as SliceState));
  for (const id of removeSlices) work.push(remove(tx, id));
  for (const { from, to } of copySlices) work.push(copy(tx, from, to));
  if (pruneRecent !== undefined) work.push(prune(tx, pruneRecent));
  return work;
}

async function add(tx: Writing, slice: Slice, state: SliceState): Promise<void> {
  const parts = taken(slice);
  const pictures = tx.objectStore('pictures');
  await Promise.all([
    tx.objectStore('slices').put({ ...parts.slice, size: sizeOf(slice), state }),
    ...parts.pictures.map(([key, bytes]) => pictures.put(bytes, key)),
  ]);
}

async function move(tx: Writing, id: string, state: SliceState): Promise<void> {
  const record = await tx.objectStore('slices').get(id);
  if (record) await tx.objectStore('slices').put({ ...record, state, ...wasSent(record) });
}

async function remove(tx: Writing, id: string): Promise<void> {
  await Promise.all([tx.objectStore('slices').delete(id), tx.objectStore('pictures').delete(keysOf(id))]);
}

async function copy(tx: Writing, from: string, to: string): Promise<void> {
  const pictures = tx.objectStore('pictures');
  const [record, keys, values] = await Promise.all([
    tx.objectStore('slices').get(from),
    pictures.getAllKeys(keysOf(from)),
    pictures.getAll(keysOf(from)),
  ]);
  if (!record) return;
  await Promise.all([
    tx.objectStore('slices').put({ ...record, id: to, state: 'sent', again: true }),
    ...values.map((bytes, index) => pictures.put(bytes, to + String(keys[index]).slice(from.length))),
  ]);
}

async function prune(tx: Writing, before: number): Promise<void> {
  if (before <= 0) return;
  const range = IDBKeyRange.bound(['recent', 0], ['recent', before], false, true);
  const ids = await tx.objectStore('slices').index('state').getAllKeys(range);
  if (before < Number.POSITIVE_INFINITY) ids.pop();
  await Promise.all(ids.map((id) => remove(tx, id)));
}

/** So that it is not counted twice when it is sent once more. */
const wasSent = ({ state }: SliceRecord): Pick<SliceRecord, 'again'> =>
  state === 'sent' ? { again: true } : {};
