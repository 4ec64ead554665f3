import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { EXTENSION_FOLDER } from '../e2e/support/browser';
import { type Row, row } from './row';

const GOALS = { worker: 130, panel: 80, offscreen: 20, options: 60 } as const;

/** What each context loads, gzipped; the baseline is the SDK alone, bundled the same way. */
export async function size(): Promise<Row[]> {
  const sdk = await sdkAlone();
  const bundles = {
    worker: kilobytes(['background.js']),
    panel: kilobytes(loadedBy('sidepanel.html')),
    offscreen: kilobytes([...loadedBy('offscreen.html'), ...workers()]),
    options: kilobytes(loadedBy('options.html')),
  };
  return (Object.keys(bundles) as (keyof typeof bundles)[]).map((name) =>
    row({
      name: `size of the ${name} bundle`,
      unit: 'KB gzip',
      values: [bundles[name]],
      baseline: { what: '@google/genai alone', values: [sdk] },
      goal: GOALS[name],
    }),
  );
}

/** Scripts of a page and everything that they import. */
function loadedBy(page: string): string[] {
  const found = [...read(page).matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file]) => file as string);
  for (const file of found) {
    const folder = path.posix.dirname(file);
    for (const [, name] of read(file).matchAll(/(?:from|import)\s*["'](\.\.?\/[^"']+\.js)["']/g)) {
      const imported = path.posix.join(folder, name as string);
      if (!found.includes(imported)) found.push(imported);
    }
  }
  return found;
}

function workers(): string[] {
  const assets = readdirSync(path.join(EXTENSION_FOLDER, 'assets'));
  return assets.filter((file) => file.endsWith('.js')).map((file) => `assets/${file}`);
}

function kilobytes(files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(read(file)).byteLength, 0) / 1000;
}

function read(file: string): string {
  return readFileSync(path.join(EXTENSION_FOLDER, file), 'utf8');
}

async function sdkAlone(): Promise<number> {
  const entry = 'virtual:sdk';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'sdk',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry
            ? "import { GoogleGenAI } from '@google/genai/web'; globalThis.sdk = GoogleGenAI;"
            : undefined,
      },
    ],
    build: { write: false, rollupOptions: { input: entry } },
  });
  const [{ output }] = (Array.isArray(result) ? result : [result]) as [
    { output: { type: string; code?: string }[] },
  ];
  return output.reduce((sum, { code = '' }) => sum + gzipSync(code).byteLength, 0) / 1000;
}
