import type { Page } from 'puppeteer';

export const SIZE = { width: 1920, height: 1080 };

/** By which the browser picks the tab to share. */
export const TITLE = 'The tab that is watched';

/** What is watched: dense text at rest, the same with a number that changes now and then, what moves as a video does. */
export const PAGES = {
  rest: 'dense.html#7-light-table',
  video: 'video.html',
} as const;

/** Shows a page as all watchers see it. */
export async function show(tab: Page, address: string): Promise<void> {
  await tab.setViewport(SIZE);
  await tab.goto(address);
  await tab.evaluate((title) => {
    document.title = title;
  }, TITLE);
}

/** Writes another number into the table. */
export function change(tab: Page, number: number): Promise<void> {
  return tab.evaluate((text) => {
    (document.querySelector('td.number') as HTMLElement).textContent = text;
  }, String(number));
}

/** From now on each picture is another one. */
export function countUp(): void {
  const cell = document.querySelector('td.number') as HTMLElement;
  const changing = setInterval(() => {
    cell.textContent = String(Number(cell.textContent) + 1);
  }, 50);
  Object.assign(globalThis, { changing });
}

/** From now on each picture is another one, too faintly so to count. */
export function flicker(): void {
  const cell = document.querySelector('td.number') as HTMLElement;
  const changing = setInterval(() => {
    cell.style.background = cell.style.background === '' ? '#fefefe' : '';
  }, 50);
  Object.assign(globalThis, { changing });
}

/** Ends both. */
export function rest(): void {
  clearInterval((globalThis as unknown as { changing: number }).changing);
}
