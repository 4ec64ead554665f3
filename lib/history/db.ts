import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Cost, Dispatch, QuotaUse, Session, SliceState, Turn } from '../model';
import type { WithoutBytes } from './pictures';

/** A slice without its pictures, which live in `pictures`: half an hour's pile is listed in 20 ms, not in 230. */
export type SliceRecord = WithoutBytes & {
  /** Of all pictures and the page's text together. */
  size: number;
  state: SliceState;
  /** It was sent before, in a request that failed. */
  again?: true;
};

export interface Schema extends DBSchema {
  sessions: { key: string; value: Session; indexes: { startedAt: number } };
  turns: {
    key: string;
    value: Turn;
    indexes: { order: number; state: string; session: [string, number] };
  };
  slices: { key: string; value: SliceRecord; indexes: { state: [string, number] } };
  /** Key: the slice's id, or what begins with it. */
  pictures: { key: string; value: Uint8Array<ArrayBuffer> };
  /** At most one, under `DISPATCH`. */
  dispatches: { key: string; value: Dispatch };
  /** What each model used on each day. */
  costs: { key: [day: string, model: string]; value: Cost };
  quotas: { key: string; value: QuotaUse };
}

export const DATABASE = 'screen-helper';
const VERSION = 3;
export const DISPATCH = 'send';

let opening: Promise<IDBPDatabase<Schema>> | undefined;

/** The one connection of this context. */
export function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>(DATABASE, VERSION, { upgrade, terminated: forget, blocking: release });
  return opening;
}

/** One step per version, so that a profile of any age arrives at the newest. */
function upgrade(db: IDBPDatabase<Schema>, from: number): void {
  if (from < 1) {
    db.createObjectStore('sessions', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
    const turns = db.createObjectStore('turns', { keyPath: 'id' });
    turns.createIndex('order', 'order', { unique: true });
    turns.createIndex('state', 'state');
    turns.createIndex('session', ['sessionId', 'order']);
    db.createObjectStore('slices', { keyPath: 'id' }).createIndex('state', ['state', 'at']);
    db.createObjectStore('pictures');
  }
  if (from < 2) db.createObjectStore('dispatches');
  if (from < 3) {
    db.createObjectStore('costs', { keyPath: ['day', 'model'] });
    db.createObjectStore('quotas', { keyPath: 'model' });
  }
}

function forget(): void {
  opening = undefined;
}

/** Another context wants a newer version: let it. */
function release(_now: number, _wanted: number | null, event: IDBVersionChangeEvent): void {
  (event.target as IDBDatabase).close();
  forget();
}
