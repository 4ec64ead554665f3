import type { Page } from 'puppeteer';
import { click } from './click';
import { press } from './find';
import { until } from './until';

/** One saved picture in the panel's list. */
export interface Tile {
  time: string;
  size: string;
  /** Whether its small picture is drawn. */
  drawn: boolean;
}

const ITEMS = '::-p-aria([name="Saved pictures, oldest first"][role="list"]) >>> li';

/** Unfolds the list, and answers what is in it as soon as there are so many. */
export async function showTiles(panel: Page, count: number): Promise<Tile[]> {
  await press(panel, 'button', 'Show pictures');
  return listed(panel, count);
}

/** Waits until so many pictures are listed. */
export function listed(panel: Page, count: number): Promise<Tile[]> {
  return until(
    `${count} pictures in the list`,
    async () => {
      const all = await tiles(panel);
      return all.length === count && all;
    },
    { seen: async () => JSON.stringify(await tiles(panel)) },
  );
}

/** Presses the button of one of them, counted from the oldest. Two may be of one second, and so of one name. */
export async function removeTile(panel: Page, index: number): Promise<void> {
  const { time } = (await tiles(panel))[index] as Tile;
  const items = await panel.$$(ITEMS);
  const button = await items[index]?.$(`::-p-aria([name="Remove the picture of ${time}"][role="button"])`);
  if (!button) throw new Error(`No button to remove the picture of ${time}`);
  await click(button);
}

export function tiles(panel: Page): Promise<Tile[]> {
  return panel.$$eval(ITEMS, (items) =>
    items.map((item) => {
      const [time = '', size = ''] = [...item.querySelectorAll('time, time + span')].map(
        (words) => words.textContent ?? '',
      );
      return { time, size, drawn: (item.querySelector('img')?.naturalWidth ?? 0) > 0 };
    }),
  );
}
