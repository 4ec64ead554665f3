/** `npm run torture`: hours of watching or talking, speeded up, with faults and the worker's deaths; minutes, not seconds. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT, runPackage } from './setup/run.mjs';
import { orSayWhy, setup } from './setup.mjs';

const browser = await orSayWhy(setup());
const built = await runPackage('wxt/bin/wxt.mjs', ['build']);
if (built !== 0) process.exit(built);

const main = path.join(ROOT, 'tests/torture/main.ts');
const torture = spawn(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
  cwd: ROOT,
  env: { ...process.env, CHROME_PATH: browser.path },
  stdio: 'inherit',
});
torture.once('exit', (code) => process.exit(code ?? 1));
