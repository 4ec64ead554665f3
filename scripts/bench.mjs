/** `npm run bench`: the figures of docs/benchmarks.md, measured on this machine. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureModules } from './setup/modules.mjs';
import { ROOT, runPackage } from './setup/run.mjs';
import { orSayWhy, setup } from './setup.mjs';

const wanted = process.argv.slice(2);
/** The bench of dedupe alone needs neither a browser nor a build. */
const pure =
  wanted[0] === 'dedupe' && !wanted.some((name) => /^(size|click|stream|format|legibility|cpu)$/.test(name));
const browser = await orSayWhy(pure ? ensureModules() : setup());
if (!pure) {
  const built = await runPackage('wxt/bin/wxt.mjs', ['build']);
  if (built !== 0) process.exit(built);
}

const main = path.join(ROOT, 'tests/bench/main.ts');
const bench = spawn(process.execPath, ['--import', 'tsx', main, ...wanted], {
  cwd: ROOT,
  env: { ...process.env, ...(browser && { CHROME_PATH: browser.path }) },
  stdio: 'inherit',
});
bench.once('exit', (code) => process.exit(code ?? 1));
