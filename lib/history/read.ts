import type { Cost, Dispatch, QuotaUse, Saved, Session, Slice, SliceState, Turn } from '../model';
import { DISPATCH, database, type SliceRecord } from './db';
import { keysOf, thumbnailKey, together } from './pictures';

const SLICE_RANGE = (state: SliceState) => IDBKeyRange.bound([state, 0], [state, Number.POSITIVE_INFINITY]);

/** Up to `count` turns with an order below `before`, oldest first. */
export async function turnsBefore(before: number, count: number): Promise<Turn[]> {
  const index = (await database()).transaction('turns').store.index('order');
  const turns: Turn[] = [];
  const range = IDBKeyRange.upperBound(before, true);
  for (let cursor = await index.openCursor(range, 'prev'); cursor; cursor = await cursor.continue()) {
    turns.push(cursor.value);
    if (turns.length === count) break;
  }
  return turns.reverse();
}

/** The order that the next turn gets. */
export async function nextOrder(): Promise<number> {
  const cursor = await (await database())
    .transaction('turns')
    .store.index('order')
    .openKeyCursor(null, 'prev');
  return cursor ? Number(cursor.key) + 1 : 1;
}

/** Turns of a session with `from <= order < to`, in order. */
export async function turnsOf(sessionId: string, from: number, to: number): Promise<Turn[]> {
  // An empty range is an error to IndexedDB.
  if (from >= to) return [];
  const range = IDBKeyRange.bound([sessionId, from], [sessionId, to], false, true);
  return (await database()).getAllFromIndex('turns', 'session', range);
}

export async function turn(id: string): Promise<Turn | undefined> {
  return (await database()).get('turns', id);
}

/** Turns that have not ended, in order. */
export async function openTurns(): Promise<Turn[]> {
  const db = await database();
  const open = await Promise.all(
    (['waiting', 'streaming'] as const).map((state) => db.getAllFromIndex('turns', 'state', state)),
  );
  return open.flat().sort((a, b) => a.order - b.order);
}

export async function session(id: string): Promise<Session | undefined> {
  return (await database()).get('sessions', id);
}

/** The newest session, running or not. */
export async function newestSession(): Promise<Session | undefined> {
  const index = (await database()).transaction('sessions').store.index('startedAt');
  return (await index.openCursor(null, 'prev'))?.value;
}

/** Sessions that started at `since` or later, oldest first. */
export async function sessionsSince(since: number): Promise<Session[]> {
  return (await database()).getAllFromIndex('sessions', 'startedAt', IDBKeyRange.lowerBound(since));
}

/** Slices in a state, oldest first, without their pictures. */
export async function slicesIn(state: SliceState): Promise<SliceRecord[]> {
  return (await database()).getAllFromIndex('slices', 'state', SLICE_RANGE(state));
}

/** The "Send" that has not come to its end, if there is one. */
export async function readDispatch(): Promise<Dispatch | undefined> {
  return (await database()).get('dispatches', DISPATCH);
}

/** The small picture of a slice. */
export async function readThumbnail(id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const db = await database();
  return (await db.get('pictures', thumbnailKey(id))) ?? (await db.get('slices', id))?.thumbnail;
}

/** A whole slice, and whether it was sent before. */
export type ReadSlice = Slice & Pick<SliceRecord, 'again'>;

/** Whole slices in the order of `ids`; one that is gone is left out. */
export async function readSlices(ids: string[]): Promise<ReadSlice[]> {
  const tx = (await database()).transaction(['slices', 'pictures']);
  const found = await Promise.all(
    ids.map(async (id) => {
      const [record, pictures] = await Promise.all([
        tx.objectStore('slices').get(id),
        tx.objectStore('pictures').getAll(keysOf(id)),
      ]);
      return record && wholeSlice(record, pictures);
    }),
  );
  return found.filter((slice) => slice !== undefined);
}

function wholeSlice(
  { size: _, state: __, ...slice }: SliceRecord,
  pictures: Uint8Array<ArrayBuffer>[],
): ReadSlice | undefined {
  return together(slice, pictures);
}

/** Counts, bytes and time span of a pile of slices that is sorted by time. */
export function pileOf(slices: readonly SliceRecord[]): Saved {
  const [first, last] = [slices[0], slices.at(-1)];
  return {
    count: slices.length,
    clips: clipsIn(slices),
    bytes: slices.reduce((sum, { size }) => sum + size, 0),
    duration: first && last ? last.at + (last.clip?.durationMs ?? 0) - first.at : 0,
  };
}

/** How many of some slices are clips. */
export function clipsIn(slices: readonly Pick<Slice, 'clip'>[]): number {
  return slices.filter(({ clip }) => clip).length;
}

/** Rows of a day (`2026-11-22`, or what it begins with) and all later ones. */
export async function costsSince(day: string): Promise<Cost[]> {
  return (await database()).getAll('costs', IDBKeyRange.lowerBound([day]));
}

export async function quotaUses(): Promise<QuotaUse[]> {
  return (await database()).getAll('quotas');
}
