import type { Browser, Page } from 'puppeteer';
import type { SendWhat } from '../../lib/model';
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

export interface StageOptions {
  /** `every` for what counts pictures of a page at rest. */
  send?: SendWhat;
  /** A panel that opens changes the size of the tabs beside it. */
  panel?: 'open' | 'closed';
  /** How many requests the stand-in remembers. */
  keep?: number;
  /** Of the browser. */
  args?: string[];
}

/** Key and consent are given, so that a click starts at once. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const [browser, gemini, site] = await Promise.all([
    launchBrowser({ args: options.args }),
    startGeminiServer({ pace: { firstDelayMs: 0, chunkDelayMs: 0 }, keep: options.keep }),
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
  await prepare(stage, options);
  return stage;
}

async function prepare(
  { extension, gemini, page }: Stage,
  { send = 'every', panel: after = 'closed' }: StageOptions,
): Promise<void> {
  if (send === 'every') await sendEverySlice(extension);
  const options = await setUp(extension, gemini);
  const tab = await page('code.html#ready');
  await extension.clickIcon(tab);
  const panel = await extension.panel();
  await agree(panel);
  await gemini.waitForAnswers(1);
  await tab.close();
  await options.close();
  if (after === 'closed') await panel.close();
}

/** Now, on the clock that pages and this process share. */
export const now = () => performance.timeOrigin + performance.now();

/** For pages that are given functions with names inside: the tool that runs the benches calls this for each of them. */
export const KEEP_NAMES = 'globalThis.__name ??= (named) => named';
