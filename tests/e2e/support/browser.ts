import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer';
import { findBrowser } from '../../../scripts/setup/browser.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Where `wxt build` leaves the extension. */
export const EXTENSION_FOLDER = path.join(ROOT, '.output', 'chrome-mv3');

export interface BrowserOptions {
  /** False needs a display. */
  headless?: boolean;
  /** The name of a screen of its own, such as `:7`; implies a visible browser. */
  display?: string;
  args?: string[];
  /** Of puppeteer's own arguments: `--mute-audio`, or those that switch throttling off. */
  ignoreDefaultArgs?: string[];
  /** Interface language, such as `pt-BR`. */
  locale?: string;
  /** False where the caller closes the browser by itself on Ctrl+C; puppeteer would end the process at once. */
  handleSignals?: boolean;
  /** Of its environment, beside this process's own. */
  env?: Record<string, string>;
  /** A profile to keep; without it there is a temporary one, removed when the browser closes. */
  profile?: string;
  /** Folders of the extensions to load, instead of Screen Helper's. */
  extensions?: string[];
}

const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  // Without an argument a headless screen is 800×600, and windows are cut to it.
  '--screen-info={1920x1080}',
  '--window-size=1280,900',
];

export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const {
    display,
    headless = display === undefined,
    args = [],
    locale = 'en-US',
    profile,
    ignoreDefaultArgs,
  } = options;
  const { handleSignals = true } = options;
  const found = findBrowser();
  if (!found) throw new Error('No Chromium or Chrome here: run node scripts/setup.mjs');
  return puppeteer.launch({
    executablePath: found.path,
    headless,
    // Over a pipe branded Chrome takes unpacked extensions too, and the browser ends with this process.
    pipe: true,
    // Five that start at once on a slow machine want more than the usual half minute.
    timeout: 120_000,
    enableExtensions: options.extensions ?? [EXTENSION_FOLDER],
    userDataDir: profile,
    handleSIGINT: handleSignals,
    handleSIGTERM: handleSignals,
    handleSIGHUP: handleSignals,
    ignoreDefaultArgs,
    defaultViewport: null,
    // On Linux Chromium takes its language from the environment, elsewhere from the argument.
    env: { ...process.env, ...options.env, LANGUAGE: locale, ...(display && { DISPLAY: display }) },
    args: [...ARGS, `--lang=${locale}`, `--accept-lang=${locale}`, ...sandbox(), ...args],
  });
}

/** Chromium refuses to run as root with its sandbox; everybody else keeps it. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
