import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './run.mjs';

const LOCK = path.join(ROOT, 'package-lock.json');

/** Where the lock that node_modules was installed from is remembered. It goes away with the folder. */
const STAMP = path.join(ROOT, 'node_modules', '.installed-from');

/** Installs the npm packages when they are missing or not those of package-lock.json. */
export async function ensureModules() {
  const reason = whyInstall();
  if (reason) {
    console.log(`setup: npm ci (${reason})`);
    const code = await npm(['ci', '--no-audit', '--no-fund']);
    if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; its words are above.`);
    writeFileSync(STAMP, lockHash());
  }
  await ensurePrepared();
}

function whyInstall() {
  if (!existsSync(path.join(ROOT, 'node_modules'))) return 'no packages yet';
  if (!existsSync(STAMP)) return whyDifferent();
  return readFileSync(STAMP, 'utf8') === lockHash() ? '' : 'package-lock.json has changed';
}

/** Somebody ran npm by hand: npm's own record of what it installed tells whether it is what the lock says. */
function whyDifferent() {
  const hidden = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return 'an unfinished installation';
  const installed = packagesIn(hidden);
  for (const [folder, { version, optional }] of Object.entries(packagesIn(LOCK))) {
    const found = installed[folder];
    // Most optional packages are for other platforms. What is there beside the lock does no harm.
    const isFine = found ? found.version === version : optional || folder === '';
    if (!isFine) return `${folder} is not that of the lock`;
  }
  return '';
}

function packagesIn(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages;
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}

/** tsc and vitest need `.wxt/`, which `postinstall` makes, unless npm was told to run no scripts. */
async function ensurePrepared() {
  if (existsSync(path.join(ROOT, '.wxt', 'tsconfig.json'))) return;
  console.log('setup: wxt prepare');
  const code = await run(process.execPath, [path.join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'prepare']);
  if (code !== 0) throw new Error(`wxt prepare failed with exit code ${code}; its words are above.`);
}

/** npm beside this very Node where npm started us, else the one on the PATH (`npm.cmd` needs a shell). */
function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return run(process.execPath, [own, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}
