/** The shape of this repository, kept by a test whose failure says which rule and why. */
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import config from '../wxt.config';
import { circles } from './house/circles';
import { isKnownFolder, whyNot, whyNotGlobal } from './house/rules';
import { filesIn, parseSource, readSources } from './house/source';

const sources = readSources(['lib', 'components', 'entrypoints']);

describe('who may import whom', () => {
  it.each(sources.map((source) => [source.path, source] as const))('%s keeps to its place', (_, source) => {
    const imports = source.imports.flatMap((imported) =>
      sentence(imported.specifier, whyNot(source, imported)),
    );
    const globals = [...source.names].flatMap((name) => sentence(name, whyNotGlobal(source.path, name)));
    expect([...imports, ...globals].join('\n')).toBe('');
  });

  it('imports the value of the Gemini SDK in one file', () => {
    const importers = sources.filter(({ imports }) =>
      imports.some(({ specifier, typeOnly }) => specifier.startsWith('@google/genai') && !typeOnly),
    );
    const paths = importers.map(({ path }) => path);
    expect(
      paths,
      'It does not tree-shake; one file keeps it out of every bundle but the worker’s.',
    ).toHaveLength(1);
  });

  it('has no circle', () => {
    expect(circles(sources).join('\n'), 'In a circle nothing can be understood or tested first.').toBe('');
  });

  it('knows every folder of lib', () => {
    const unknown = sources.filter(({ path }) => !isKnownFolder(path)).map(({ path }) => path);
    expect(unknown, 'Say in tests/house/rules.ts what the new folder may import.').toEqual([]);
  });
});

describe('these rules', () => {
  it.each([
    ['lib/model.ts', `import type { A } from './settings';`],
    ['lib/model/a.ts', `import type { A } from '../settings';`],
    ['lib/model/a.ts', `import type { A } from 'idb';`],
    ['lib/gate/a.ts', `import type { A } from '../model/a';`],
    ['lib/retry.ts', `import { A } from './dedupe/a';`],
    ['lib/slice/a.ts', `export * from '../capture/b';`],
    ['lib/gate/a.ts', `type B = import('../chat/b').B;`],
    ['lib/gate/a.ts', `const b = await import('../chat/b');`],
    ['lib/slice/a.ts', `new Worker(new URL('../gate/b', import.meta.url));`],
    ['lib/session/a.ts', `import { A } from '@/lib/capture/a';`],
    ['lib/chat/a.ts', `import { browser } from 'wxt/browser';`],
    ['lib/chat/a.ts', `import type { A } from '@google/genai/web';`],
    ['components/a.tsx', `import { A } from '../lib/settings';`],
    ['components/a.tsx', `import { A } from '../lib/browser/a';`],
    ['entrypoints/background.ts', `import { A } from '@/lib/slice/a';`],
    ['entrypoints/sidepanel/main.tsx', `import { A } from '@/lib/gemini/a';`],
  ])('would refuse in %s: %s', (file, code) => {
    const source = parseSource(file, code);
    expect(source.imports.map((imported) => whyNot(source, imported))).toEqual([expect.any(String)]);
  });

  it.each([
    ['lib/chat/a.ts', `chrome.tabs.query({})`],
    ['lib/session/a.ts', `globalThis.indexedDB.open('a')`],
    ['components/a.tsx', `navigator.mediaDevices.getUserMedia({})`],
  ])('would refuse in %s: %s', (file, code) => {
    const names = [...parseSource(file, code).names];
    expect(names.filter((name) => whyNotGlobal(file, name))).toHaveLength(1);
  });

  it('would find a circle', () => {
    const a = parseSource('lib/a/a.ts', `import type { B } from './b';`);
    const b = parseSource('lib/a/b.ts', `import './c';`);
    const c = parseSource('lib/a/c.ts', `export { A } from './a';`);
    for (const source of [a, b, c]) for (const imported of source.imports) imported.file += '.ts';
    expect(circles([a, b, c])).toEqual(['lib/a/a.ts → lib/a/b.ts → lib/a/c.ts → lib/a/a.ts']);
  });
});

function sentence(what: string, why: string | undefined): string[] {
  return why ? [`${what}: ${why}`] : [];
}

describe('permissions', () => {
  /** What shows in the code that a permission is used: the API it opens. */
  const OPENED_BY: Record<string, string> = { activeTab: 'action' };
  const permissions = (config.manifest as { permissions: string[] }).permissions;
  const apis = new Set(sources.flatMap(({ browserApis }) => [...browserApis]));
  if (sources.some(({ imports }) => imports.some(({ specifier }) => specifier === 'wxt/utils/storage'))) {
    apis.add('storage');
  }

  it.each(permissions)('%s is used', (permission) => {
    const api = OPENED_BY[permission] ?? permission;
    expect([...apis], `Nobody uses the API "${api}": ask for no permission that is not needed.`).toContain(
      api,
    );
  });

  it('are all that the code needs', () => {
    const wanting = [
      'alarms',
      'contextMenus',
      'cookies',
      'desktopCapture',
      'downloads',
      'history',
      'notifications',
    ];
    const needed = [...wanting, 'scripting', 'webRequest', 'sidePanel', 'offscreen', 'tabCapture', 'storage'];
    const missing = needed.filter((api) => apis.has(api) && !permissions.includes(api));
    expect(missing, 'Used, and undefined at run time without the permission.').toEqual([]);
  });

  it('are the same in the build', ({ skip }) => {
    const manifest = readBuild('manifest.json');
    if (!manifest) return skip('there is no build');
    const built = JSON.parse(manifest);
    expect(built.permissions.toSorted(), 'WXT or a module added or removed some.').toEqual(
      permissions.toSorted(),
    );
    expect(built.host_permissions).toEqual(['https://generativelanguage.googleapis.com/*']);
  });
});

describe('what is shipped', () => {
  const BUILD = '.output/chrome-mv3';

  /** Ways to run code from elsewhere, which the Web Store refuses, and users should too. */
  const REMOTE = [
    /<script[^>]+src=["']?(https?:)?\/\//i,
    /\bimport\s*\(\s*["'`]https?:/,
    /\b(from|import)\s*["']https?:/,
    /\bimportScripts\s*\(\s*["'`]https?:/,
    /\bnew (Shared)?Worker\s*\(\s*["'`]https?:/,
  ];

  it('runs no code from elsewhere', ({ skip }) => {
    const files = filesIn(BUILD).filter((file) => /\.(js|html|css)$/.test(file));
    if (files.length === 0) return skip('there is no build');
    const guilty = files.filter((file) => REMOTE.some((pattern) => pattern.test(readFileSync(file, 'utf8'))));
    expect(guilty).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('names no registry', () => {
    const lock = readFileSync('package-lock.json', 'utf8');
    expect(
      lock,
      'Set omit-lockfile-registry-resolved=true: whoever clones has a registry of their own.',
    ).not.toContain('"resolved"');
  });
});

function readBuild(file: string): string | undefined {
  const path = `.output/chrome-mv3/${file}`;
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, 'utf8') : undefined;
}
