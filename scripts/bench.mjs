/** `npm run bench`: the figures of docs/benchmarks.md, measured on this machine. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureModules } from './setup/modules.mjs';
import { ROOT, runPackage } from './setup/run.mjs';
import { orSayWhy, setup } from './setup.mjs';

const wanted = process.argv.slice(2);
const options = { streams: { type: 'string' }, pairs: { type: 'string' } };
const { positionals: names } = parseArgs({ args: wanted, allowPositionals: true, options });
/** The bench of dedupe alone needs neither a browser nor a build. */
const pure = names.length > 0 && names.every((name) => name === 'dedupe');
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
