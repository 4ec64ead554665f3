import os from 'node:os';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { PATIENCE_MS } from './tests/patience.ts';

/** Nothing is timed: a machine full of other work is slow. */
const TIMEOUT_MS = 90_000;

/**
 * Everything that runs without a browser. Tests of components ask for a page themselves:
 * `// @vitest-environment happy-dom` on their first line.
 */
export default defineConfig({
  plugins: [WxtVitest(), preact()],
  test: {
    // Nobody else works while these run.
    maxWorkers: os.availableParallelism(),
    projects: [
      project('unit', ['tests/unit/**/*.test.{ts,tsx}', 'tests/gemini-server/**/*.test.ts']),
      // Where GEMINI_REFERENCE names a folder of recorded exchanges, they are replayed too.
      project('contract', ['tests/contract/**/*.test.ts']),
      project('house', ['tests/*.test.ts']),
    ],
  },
});

function project(name: string, include: string[]) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      environment: 'node',
      restoreMocks: true,
      testTimeout: TIMEOUT_MS,
      hookTimeout: TIMEOUT_MS,
      expect: { poll: { timeout: PATIENCE_MS } },
    },
  };
}
