import type { Page } from 'puppeteer';
import type { Session, Turn } from '../../../lib/model';

/** The extension's database, looked at from one of its pages: what no user sees, and what they must not lose. */

type Store = 'sessions' | 'turns' | 'slices' | 'pictures';

/** How many records are in a store. */
export function stored(panel: Page, store: Store): Promise<number> {
  return panel.evaluate(async (name) => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const count = open.result.transaction(name).objectStore(name).count();
    await new Promise((resolve) => count.addEventListener('success', resolve));
    open.result.close();
    return count.result;
  }, store);
}

/** How many slices are on the pile, with what was being written when this was asked. */
export function savedSlices(panel: Page): Promise<number> {
  return panel.evaluate(async () => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    // To write, so that it waits for others who write.
    const slices = open.result.transaction('slices', 'readwrite').objectStore('slices');
    const count = slices.index('state').count(IDBKeyRange.bound(['saved', 0], ['saved', Infinity]));
    await new Promise((resolve) => count.addEventListener('success', resolve));
    open.result.close();
    return count.result;
  });
}

/** When the pictures that were sent one by one were taken, in order, ms since 1970 by the product's own clock. */
export async function takenAt(panel: Page): Promise<number[]> {
  const turns = await allOf<Turn>(panel, 'turns');
  const times = turns.filter(({ kind }) => kind === 'slice').map(({ at }) => at);
  return times.sort((a, b) => a - b);
}

/** How often each picture of the newest session was asked about, and when it was taken, in order. */
export async function tries(panel: Page): Promise<{ at: number; attempts: number }[]> {
  const turns = (await allOf<Turn>(panel, 'turns')).sort((a, b) => a.order - b.order);
  const newest = turns.at(-1)?.sessionId;
  return turns.filter(({ kind, sessionId }) => kind === 'slice' && sessionId === newest);
}

/** When the pictures on the pile were taken, in order. */
export async function savedAt(panel: Page): Promise<number[]> {
  const slices = await allOf<{ at: number; state: string }>(panel, 'slices');
  return slices.filter(({ state }) => state === 'saved').map(({ at }) => at);
}

/** When those were taken that go with the newest question about what went by. */
export async function lookedBackAt(panel: Page): Promise<number[]> {
  const turns = await allOf<Turn>(panel, 'turns');
  const question = turns.filter(({ replay }) => replay).sort((a, b) => b.order - a.order)[0];
  const slices = await allOf<{ id: string; at: number }>(panel, 'slices');
  const times = slices.filter(({ id }) => question?.sliceIds.includes(id)).map(({ at }) => at);
  return times.sort((a, b) => a - b);
}

function allOf<T>(panel: Page, store: Store): Promise<T[]> {
  return panel.evaluate(async (name) => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const all = open.result.transaction(name).objectStore(name).getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    open.result.close();
    // Bytes would take their time on the way.
    return JSON.parse(JSON.stringify(all.result, (_, value) => (ArrayBuffer.isView(value) ? null : value)));
  }, store);
}

/** The counters of the newest session. */
export async function counted(panel: Page): Promise<Session['counters']> {
  const sessions = await allOf<Session>(panel, 'sessions');
  const [newest] = sessions.sort((a, b) => b.startedAt - a.startedAt);
  return (newest as Session).counters;
}

/** While this is done nothing is read or written by anybody else: what others want of the disk waits. */
export async function whileBusy(panel: Page, act: () => Promise<void>): Promise<void> {
  await panel.evaluate(async () => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const tx = open.result.transaction([...open.result.objectStoreNames], 'readwrite');
    Object.assign(window, { busy: true });
    // A transaction without requests would end.
    const again = () => {
      if (Reflect.get(window, 'busy')) tx.objectStore('turns').count().onsuccess = again;
      else open.result.close();
    };
    again();
  });
  try {
    await act();
  } finally {
    await panel.evaluate(() => Reflect.set(window, 'busy', false));
  }
}

/** A session of another day, whose replies are `Reply <first>.` to `Reply <last>.`, one every 2 s. */
export async function remember(panel: Page, title: string, first: number, last: number): Promise<void> {
  const at = (order: number) => new Date('2026-01-02T10:00:00').getTime() + order * 2_000;
  const session: Session = {
    id: title,
    source: { kind: 'tab', title, icon: '' },
    name: title,
    sending: 'live',
    startedAt: at(first),
    endsAt: at(last),
    paused: false,
    endedAt: at(last),
    end: 'stopped',
    counters: { seen: 0, sent: 0, dropped: 0, requests: 0, usage: { input: 0, output: 0 } },
  };
  const turns: Turn[] = Array.from({ length: last - first + 1 }, (_, index) => ({
    id: `reply-${first + index}`,
    sessionId: session.id,
    order: first + index,
    kind: 'slice',
    sliceIds: [],
    at: at(first + index),
    state: 'done',
    text: `Reply ${first + index}.`,
    attempts: 1,
    usages: [],
  }));
  await panel.evaluate(
    async (session, turns) => {
      const open = indexedDB.open('screen-helper');
      await new Promise((resolve) => open.addEventListener('success', resolve));
      const tx = open.result.transaction(['sessions', 'turns'], 'readwrite');
      tx.objectStore('sessions').put(session);
      for (const turn of turns) tx.objectStore('turns').put(turn);
      await new Promise((resolve) => tx.addEventListener('complete', resolve));
      open.result.close();
    },
    session,
    turns,
  );
}

/** Makes every saved picture so many bytes longer, as those of a large and busy screen are. */
export function swell(panel: Page, bytes: number): Promise<void> {
  return panel.evaluate(async (more) => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const tx = open.result.transaction(['slices', 'pictures'], 'readwrite');
    const slices = tx.objectStore('slices').getAll();
    await new Promise((resolve) => slices.addEventListener('success', resolve));
    for (const slice of slices.result) {
      const picture = tx.objectStore('pictures').get(slice.id);
      picture.onsuccess = () => {
        // What follows a picture's end is not looked at.
        const longer = new Uint8Array(picture.result.byteLength + more);
        longer.set(picture.result);
        tx.objectStore('pictures').put(longer, slice.id);
        tx.objectStore('slices').put({ ...slice, size: longer.byteLength });
      };
    }
    await new Promise((resolve) => tx.addEventListener('complete', resolve));
    open.result.close();
  }, bytes);
}

/** Makes the saved pictures so many: the newest once more and more, each a millisecond older than the oldest. */
export function multiply(panel: Page, count: number): Promise<void> {
  return panel.evaluate(async (wanted) => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const tx = open.result.transaction(['slices', 'pictures'], 'readwrite');
    const slices = tx
      .objectStore('slices')
      .index('state')
      .getAll(IDBKeyRange.bound(['saved', 0], ['saved', Infinity]));
    await new Promise((resolve) => slices.addEventListener('success', resolve));
    const [oldest] = slices.result;
    const newest = slices.result.at(-1);
    const picture = tx.objectStore('pictures').get(newest.id);
    const small = tx.objectStore('pictures').get(`${newest.id}/thumbnail`);
    await new Promise((resolve) => small.addEventListener('success', resolve));
    for (let more = 1; more <= wanted - slices.result.length; more += 1) {
      const id = crypto.randomUUID();
      tx.objectStore('slices').put({ ...newest, id, at: oldest.at - more });
      tx.objectStore('pictures').put(picture.result, id);
      tx.objectStore('pictures').put(small.result, `${id}/thumbnail`);
    }
    await new Promise((resolve) => tx.addEventListener('complete', resolve));
    open.result.close();
  }, count);
}

/** Books the saved pictures as so many bytes in all, without that they take up so much. */
export function claim(panel: Page, bytes: number): Promise<void> {
  return panel.evaluate(async (total) => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const tx = open.result.transaction('slices', 'readwrite');
    const slices = tx.objectStore('slices').getAll();
    await new Promise((resolve) => slices.addEventListener('success', resolve));
    const [first, ...others] = slices.result;
    const size = total - others.reduce((sum, slice) => sum + slice.size, 0);
    tx.objectStore('slices').put({ ...first, size });
    await new Promise((resolve) => tx.addEventListener('complete', resolve));
    open.result.close();
  }, bytes);
}

/** Fills what room is left, until not even a small picture fits. */
export function fill(panel: Page): Promise<void> {
  return panel.evaluate(async () => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    for (let size = 1_000_000, piece = 0; size > 1_000; piece += 1) {
      const tx = open.result.transaction('pictures', 'readwrite', { durability: 'strict' });
      // Random, so that it cannot be written in less.
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      tx.objectStore('pictures').put(bytes, `filling ${piece}`);
      const fits = await new Promise((resolve) => {
        tx.oncomplete = () => resolve(true);
        tx.onabort = () => resolve(false);
      });
      if (!fits) size /= 4;
    }
    open.result.close();
  });
}
