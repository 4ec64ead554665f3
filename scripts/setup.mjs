/**
 * Makes a fresh clone ready: npm packages, Chromium and what else the caller names.
 * Uses only what comes with Node, because it runs before anything is installed.
 */
import { pathToFileURL } from 'node:url';
import { findBrowser } from './setup/browser.mjs';
import { ensureModules } from './setup/modules.mjs';
import { ensureTools } from './setup/tools.mjs';

/** Answers the browser that tests and demo use. */
export async function setup(tools = ['chromium']) {
  await ensureModules();
  await ensureTools(tools);
  const browser = findBrowser();
  console.log(`setup: ready, browser ${browser.version} at ${browser.path}`);
  return browser;
}

/** For the scripts' top level: says what went wrong without a stack, and ends. */
export async function orSayWhy(promise) {
  try {
    return await promise;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await orSayWhy(setup(process.argv.length > 2 ? process.argv.slice(2) : undefined));
}
