import type { Page } from 'puppeteer';
import type { Session } from '../../../lib/model';

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

/** The counters of the newest session. */
export function counted(panel: Page): Promise<Session['counters']> {
  return panel.evaluate(async () => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const all = open.result.transaction('sessions').objectStore('sessions').index('startedAt').getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    open.result.close();
    return all.result.at(-1).counters;
  });
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
