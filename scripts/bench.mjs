/** `npm run bench`: the figures of docs/benchmarks.md, measured on this machine. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT, runPackage } from './setup/run.mjs';
import { orSayWhy, setup } from './setup.mjs';

const browser = await orSayWhy(setup());
const built = await runPackage('wxt/bin/wxt.mjs', ['build']);
if (built !== 0) process.exit(built);

const main = path.join(ROOT, 'tests/bench/main.ts');
const bench = spawn(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
  cwd: ROOT,
  env: { ...process.env, CHROME_PATH: browser.path },
  stdio: 'inherit',
});
bench.once('exit', (code) => process.exit(code ?? 1));
