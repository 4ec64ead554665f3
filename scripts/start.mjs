/**
 * `npm start`: from a fresh clone to a browser in which Screen Helper is at work.
 * Uses only what comes with Node until everything else is installed.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT, runPackage } from './setup/run.mjs';
import { orSayWhy, setup } from './setup.mjs';

const browser = await orSayWhy(setup());
const built = await runPackage('wxt/bin/wxt.mjs', ['build']);
if (built !== 0) process.exit(built);

const demo = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, 'scripts/demo.ts')], {
  cwd: ROOT,
  env: { ...process.env, CHROME_PATH: browser.path },
  stdio: 'inherit',
});
// Ctrl+C reaches the demo by itself, which closes its browser; this process only waits for that.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => demo.kill(signal));
// npm passes no other signal on: when it is ended alone, this process is left without a parent.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && demo.kill('SIGTERM'), 1_000).unref();
demo.once('exit', (code) => process.exit(code ?? 1));
