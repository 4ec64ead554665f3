/**
 * `npm test`: everything that must hold, in a fresh clone too. Goes on after a failure, to show them all.
 * The last line is the sum: "N passed, N failed", and ", N skipped" where something was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runPackage } from './setup/run.mjs';
import { orSayWhy, setup } from './setup.mjs';
import { inWords, oneStep, readReport, suite, sum } from './test/count.mjs';

const browser = await orSayWhy(setup(['chromium', 'xvfb', 'xdotool']));
const env = { ...process.env, CHROME_PATH: browser.path };
const reports = mkdtempSync(path.join(os.tmpdir(), 'screen-helper-reports-'));

const lint = await step('lint', async () =>
  oneStep(await runPackage('@biomejs/biome/bin/biome', ['check', '.'])),
);
const types = await step('types', checkTypes);
const build = await step('build', async () => oneStep(await runPackage('wxt/bin/wxt.mjs', ['build'])));
const suites = await step('unit and contract', () => vitest('vitest.config.ts'));
const endToEnd = await step('end-to-end', () =>
  build.failed ? withoutBuild() : vitest('vitest.e2e.config.ts'),
);

rmSync(reports, { recursive: true });
const total = sum([lint, types, build, suites, endToEnd]);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(inWords(total));

async function step(name, work) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const count = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${inWords(count)} (${seconds} s)`);
  return count;
}

async function checkTypes() {
  // The names of all messages and pages are types that WXT makes of the sources.
  const prepared = await runPackage('wxt/bin/wxt.mjs', ['prepare']);
  return oneStep(prepared || (await tsc('tsconfig.json')) || (await tsc('tsconfig.pure.json')));
}

function tsc(config) {
  return runPackage('typescript/bin/tsc', ['--noEmit', '-p', config]);
}

function withoutBuild() {
  console.log('Not run: there is no build to run it with.');
  return oneStep(1);
}

async function vitest(config) {
  const file = path.join(reports, `${config}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runPackage('vitest/vitest.mjs', ['run', '--config', config, ...reporters], { env });
  return suite(code, readReport(file));
}
