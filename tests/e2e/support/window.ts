import type { Page, Protocol } from 'puppeteer';

/** Sizes or minimises the window that a page is in. */
export async function setWindow(page: Page, bounds: Protocol.Browser.Bounds): Promise<void> {
  const client = await page.createCDPSession();
  const { windowId } = await client.send('Browser.getWindowForTarget');
  await client.send('Browser.setWindowBounds', { windowId, bounds });
  await client.detach();
}
