import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'wxt';
import { hasDisplay, openVirtualDisplay } from '../../../scripts/setup/display.mjs';
import { buildGateExtension } from '../gate/build';
import { EXTENSION_FOLDER } from './browser';

/** What the build is made of. */
const SOURCES = [
  'assets',
  'entrypoints',
  'components',
  'lib',
  'public',
  'wxt.config.ts',
  'package-lock.json',
];

/** Before the first test: builds that are up to date, and a screen for the tests that watch one. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (newest(SOURCES) > newest([path.join(EXTENSION_FOLDER, 'manifest.json')])) await build();
  await buildGateExtension();
  if (hasDisplay()) return async () => {};
  const display = await openVirtualDisplay();
  // The workers that run the tests are started after this, and inherit it.
  if (display) process.env.DISPLAY = display.name;
  return async () => display?.close();
}

/** When the newest of these files was changed; 0 when there are none. */
function newest(names: string[]): number {
  return Math.max(0, ...names.map(changed));
}

function changed(name: string): number {
  const stat = statSync(name, { throwIfNoEntry: false });
  if (!stat) return 0;
  // A folder's own time tells of files that were removed.
  const inside = stat.isDirectory() ? readdirSync(name) : [];
  return Math.max(stat.mtimeMs, newest(inside.map((entry) => path.join(name, entry))));
}
