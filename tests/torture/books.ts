/** What the extension has written down, as one of its pages reads it. */
import type { Page } from 'puppeteer';
import type { Cost, Session, Turn } from '../../lib/model';

export interface Books {
  sessions: Session[];
  turns: Omit<Turn, 'thumbnail'>[];
  costs: Cost[];
  /** Slices still on the disk. */
  slices: number;
}

export function readSessions(page: Page): Promise<Session[]> {
  return page.evaluate(async () => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const all = open.result.transaction('sessions').objectStore('sessions').getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    open.result.close();
    return all.result;
  });
}

export function readBooks(page: Page): Promise<Books> {
  return page.evaluate(async () => {
    const open = indexedDB.open('screen-helper');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const names = ['sessions', 'turns', 'costs', 'slices'];
    const tx = open.result.transaction(names);
    const [sessions, turns, costs, slices] = await Promise.all(
      names.map(
        (name) =>
          new Promise<unknown[]>((resolve) => {
            const all = tx.objectStore(name).getAll();
            all.onsuccess = () => resolve(all.result);
          }),
      ),
    );
    open.result.close();
    const light = (turns as Turn[]).map(({ thumbnail, ...turn }) => turn);
    return { sessions, turns: light, costs, slices: slices?.length ?? 0 } as Books;
  });
}
