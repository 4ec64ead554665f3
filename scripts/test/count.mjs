import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** A step that is one thing: it passed or it did not. */
export function oneStep(code) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * What a run of vitest came to, from its JSON report and exit code.
 * Never green by accident: no report, no test, or a failure outside of tests all count as a failure.
 */
export function suite(code, report) {
  const count = report ? countTests(report) : { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = count.passed + count.failed === 0;
  if (count.failed === 0 && (code !== 0 || ranNothing)) count.failed = 1;
  return count;
}

function countTests({ testResults }) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of testResults) {
    // A file that could not be loaded has no tests to show.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) count.failed += 1;
    for (const test of assertionResults) count[kindOf(test.status)] += 1;
  }
  return count;
}

function kindOf(status) {
  return status === 'passed' || status === 'failed' ? status : 'skipped';
}

/** The report that vitest wrote, or undefined when it did not get so far. */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function sum(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) for (const kind of Object.keys(total)) total[kind] += count[kind];
  return total;
}

/** "3 passed, 0 failed", and ", 1 skipped" where something was. */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
