import type { Browser, Page } from 'puppeteer';
import { launchBrowser } from '../e2e/support/browser';
import { type Extension, openExtension } from '../e2e/support/extension';
import { type Site, serve } from '../e2e/support/site';
import { agree, sendEverySlice, setUp } from '../e2e/support/user';
import { type GeminiServer, startGeminiServer } from '../gemini-server/index';

/** A browser with Screen Helper ready to watch, and a stand-in that answers at once. */
export interface Stage {
  browser: Browser;
  extension: Extension;
  gemini: GeminiServer;
  site: Site;
  page(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** Key and consent are given, so that a click starts at once. */
export async function openStage(): Promise<Stage> {
  const [browser, gemini, site] = await Promise.all([
    launchBrowser(),
    startGeminiServer({ pace: { firstDelayMs: 0, chunkDelayMs: 0 } }),
    serve(),
  ]);
  const extension = await openExtension(browser, { watchWorker: false });
  const page = async (path: string) => {
    const tab = await browser.newPage();
    await tab.goto(site.at(path));
    return tab;
  };
  const close = async () => {
    await browser.close();
    await Promise.all([gemini.close(), site.close()]);
  };
  const stage = { browser, extension, gemini, site, page, close };
  await prepare(stage);
  return stage;
}

async function prepare({ extension, gemini, page }: Stage): Promise<void> {
  await sendEverySlice(extension);
  const options = await setUp(extension, gemini);
  const tab = await page('code.html#ready');
  await extension.clickIcon(tab);
  const panel = await extension.panel();
  await agree(panel);
  await gemini.waitForAnswers(1);
  await tab.close();
  await Promise.all([options.close(), panel.close()]);
}

/** Now, on the clock that pages and this process share. */
export const now = () => performance.timeOrigin + performance.now();

/** For pages that are given functions with names inside: the tool that runs the benches calls this for each of them. */
export const KEEP_NAMES = 'globalThis.__name ??= (named) => named';
