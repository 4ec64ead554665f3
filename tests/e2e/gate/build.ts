import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export const GATE_FOLDER = path.join(ROOT, '.output', 'gate-under-test');

/**
 * Builds an extension that is nothing but the product's capture, gate and worker with a handle for tests. The
 * product has none: what it shows of a decision is the panel's, and comes only once a second. Before the tests, which run side by side: nobody loads what somebody else is building.
 */
export async function buildGateExtension(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: path.join(ROOT, 'tests/e2e/gate/extension'),
    base: './',
    resolve: { alias: { '@': ROOT } },
    build: {
      outDir: GATE_FOLDER,
      emptyOutDir: true,
      target: 'chrome148',
      rollupOptions: { input: path.join(ROOT, 'tests/e2e/gate/extension/offscreen.html') },
    },
  });
}
