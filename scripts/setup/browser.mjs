import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { output } from './run.mjs';

/** The manifest's `minimum_chrome_version`: the first whose extension messages carry bytes. */
export const MINIMUM_VERSION = 148;

/**
 * Any of these will do. Branded Chrome ignores `--load-extension` since 137, but takes extensions over the
 * debugging pipe, which is how the tests and `npm start` hand theirs over.
 */
const NAMES = [
  'chromium',
  'chromium-browser',
  'chrome',
  'google-chrome-stable',
  'google-chrome',
  'google-chrome-beta',
];

/** The first usable Chromium or Chrome on this machine, or undefined. `CHROME_PATH` goes before all. */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return checkChosen(chosen);
  for (const file of candidates()) {
    const version = browserVersion(file);
    if (version >= MINIMUM_VERSION) return { path: file, version };
  }
  return undefined;
}

function checkChosen(file) {
  if (!existsSync(file)) throw new Error(`CHROME_PATH names ${file}, which does not exist.`);
  const version = browserVersion(file);
  if (version >= MINIMUM_VERSION) return { path: file, version };
  const found = version ? `which is version ${version}` : 'which does not tell its version';
  throw new Error(`CHROME_PATH names ${file}, ${found}; ${MINIMUM_VERSION} or newer is needed.`);
}

function* candidates() {
  yield* onPath();
  yield* inUsualPlaces();
  yield* fromPuppeteer();
}

function* onPath() {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
      for (const ending of endings) yield* present(path.join(folder, name + ending));
    }
  }
}

function* inUsualPlaces() {
  if (process.platform === 'darwin') {
    for (const name of ['Google Chrome', 'Google Chrome for Testing', 'Chromium', 'Google Chrome Beta']) {
      const inside = `${name}.app/Contents/MacOS/${name}`;
      for (const folder of ['/Applications', path.join(os.homedir(), 'Applications')]) {
        yield* present(path.join(folder, inside));
      }
    }
  } else if (process.platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA, 'ProgramFiles(x86)': x86 } = process.env;
    for (const folder of [ProgramFiles, x86, LOCALAPPDATA].filter(Boolean)) {
      for (const brand of ['Google\\Chrome', 'Chromium', 'Google\\Chrome for Testing']) {
        yield* present(path.join(folder, brand, 'Application', 'chrome.exe'));
      }
    }
  } else {
    for (const file of ['/opt/google/chrome/chrome', '/snap/bin/chromium']) yield* present(file);
  }
}

/** Chrome for Testing, where someone has fetched it with `npx @puppeteer/browsers install chrome`. */
function* fromPuppeteer() {
  const inside = {
    linux: 'chrome-linux64/chrome',
    win32: 'chrome-win64/chrome.exe',
    darwin: `chrome-mac-${process.arch}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
  }[process.platform];
  const cache = process.env.PUPPETEER_CACHE_DIR ?? path.join(os.homedir(), '.cache', 'puppeteer');
  const folder = path.join(cache, 'chrome');
  if (!inside || !existsSync(folder)) return;
  for (const build of readdirSync(folder).sort().reverse()) yield* present(path.join(folder, build, inside));
}

function* present(file) {
  if (existsSync(file)) yield file;
}

/** The major version, or 0 when it cannot be told. */
function browserVersion(file) {
  if (process.platform === 'win32') return windowsVersion(file);
  // "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"
  return Number(/ (\d+)\.\d+\.\d+/.exec(output(file, ['--version']) ?? '')?.[1] ?? 0);
}

/** `chrome.exe --version` opens a window instead of answering, but its version's folder lies beside it. */
function windowsVersion(file) {
  const versions = readdirSync(path.dirname(file)).map((name) =>
    Number(/^(\d+)\.\d+\.\d+\.\d+/.exec(name)?.[1] ?? 0),
  );
  return Math.max(0, ...versions);
}
