/**
 * What `npm start` shows once everything is installed and built: a browser in which Screen Helper watches a
 * sample page. Started by start.mjs. The key is typed into the options page, as a user does it.
 */
import type { Browser } from 'puppeteer';
import { launchBrowser } from '../tests/e2e/support/browser';
import { type Extension, openExtension } from '../tests/e2e/support/extension';
import { type Site, serve } from '../tests/e2e/support/site';
import { type Account, setUp, watch } from '../tests/e2e/support/user';
import { startGeminiServer } from '../tests/gemini-server/index';
import { tellReplies } from './demo/replies';
import { hasDisplay } from './setup/display.mjs';

/** How long a machine without a display shows what comes. */
const HEADLESS_MS = 20_000;

interface NamedAccount extends Account {
  name: string;
}

const visible = hasDisplay();
const over = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => over.abort());

try {
  process.exitCode = await show();
} catch (error) {
  // Ctrl+C while the browser was still being set up: everything in it fails, and nobody cares.
  if (!over.signal.aborted) throw error;
}
// The stand-in and the site would go on serving.
process.exit();

async function show(): Promise<number> {
  const [account, site] = await Promise.all([openAccount(), serve()]);
  const browser = await launchBrowser({ headless: !visible, handleSignals: false });
  browser.once('disconnected', () => over.abort());
  const extension = await begin(browser, site, account);
  if (!visible) setTimeout(() => over.abort(), HEADLESS_MS);
  const count = await tellReplies(extension, over.signal);
  await browser.close();
  console.log(`\n${count} ${count === 1 ? 'reply' : 'replies'} from ${account.name}.`);
  return visible || count > 0 ? 0 : 1;
}

/** Gemini with the user's own key, or a stand-in that describes what it really sees in the pixels. */
async function openAccount(): Promise<NamedAccount> {
  const key = process.env.GEMINI_API_KEY;
  if (key) return { name: 'Gemini', url: '', key };
  // Slow enough to be seen answering, and forgetful, since a demo may run for hours.
  const standIn = await startGeminiServer({ pace: { firstDelayMs: 250, chunkDelayMs: 80 }, keep: 50 });
  return { name: 'a stand-in for Gemini', url: standIn.url, key: standIn.key };
}

async function begin(browser: Browser, site: Site, account: NamedAccount): Promise<Extension> {
  const extension = await openExtension(browser);
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.goto(site.at('sample.html'));
  const options = await setUp(extension, account);
  await options.close();
  await watch(extension, page);
  announce(account.name);
  return extension;
}

function announce(name: string): void {
  const key = name === 'Gemini' ? 'with the key in GEMINI_API_KEY' : 'because GEMINI_API_KEY is not set';
  console.log(`\nReplies come from ${name}, ${key}.`);
  if (visible) console.log('Close the browser or press Ctrl+C to end.');
  else
    console.log('There is no display here: the browser runs headless, and its replies are printed for 20 s.');
}
