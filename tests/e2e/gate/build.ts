import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Builds an extension that is nothing but the product's capture, gate and worker with a handle for tests. The
 * product has none: what it shows of a decision is the panel's, and comes only once a second.
 * @returns its folder
 */
export async function buildGateExtension(): Promise<string> {
  const outDir = path.join(ROOT, '.output', 'gate-under-test');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: path.join(ROOT, 'tests/e2e/gate/extension'),
    base: './',
    resolve: { alias: { '@': ROOT } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome148',
      rollupOptions: { input: path.join(ROOT, 'tests/e2e/gate/extension/offscreen.html') },
    },
  });
  return outDir;
}
