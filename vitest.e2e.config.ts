import os from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/e2e/support/order.ts';

/** In a real Chromium. Every test has a browser of its own, so files may run side by side. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/support/global.ts'],
    // Most of the time a test waits for the next picture; one more than there are cores leaves none of them idle.
    maxWorkers: os.availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // Nothing is timed: the longest takes half a minute where nobody else works, and three times that where all do.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A test that passes at its second try hides a fault, in it or in the product.
    retry: 0,
  },
});
