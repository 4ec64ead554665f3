import type { Page } from 'puppeteer';

/** Everything that the extension has written down, asked of one of its own pages. */
export interface Stored {
  /** Names of the kinds of records, with how many there are of each. */
  history: Record<string, number>;
  /** The same in words, as far as it is words. */
  historyText: string;
  local: Record<string, unknown>;
  session: Record<string, unknown>;
}

export function storedIn(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases();
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const stores = [...db.objectStoreNames];
    const transaction = db.transaction(stores);
    const records = await Promise.all(
      stores.map(
        (store) =>
          new Promise<unknown[]>((resolve, reject) => {
            const request = transaction.objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          }),
      ),
    );
    db.close();
    return {
      history: Object.fromEntries(stores.map((store, index) => [store, records[index]?.length ?? 0])),
      historyText: JSON.stringify(records, (_, value) =>
        ArrayBuffer.isView(value) ? `${value.byteLength} bytes` : value,
      ),
      local: await chrome.storage.local.get(null),
      session: await chrome.storage.session.get(null),
    };
  });
}
