import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { EXTENSION_FOLDER } from './support/browser';
import { press, sees, valueIn } from './support/find';
import { filesWith, temporaryFolder } from './support/folder';
import { reply } from './support/panel';
import { test } from './support/scene';
import { storedIn } from './support/stored';
import { until } from './support/until';
import { watch } from './support/user';

/** Where the key is, and where it is not. */

test('"Remember the key" off: it is never written down, and forgotten with the browser', async ({ open }) => {
  const profile = await temporaryFolder();
  const scene = await open({ profile });
  const { browser, extension, gemini } = scene;
  gemini.replyAlways(() => 'Hello.');
  const options = await extension.options();
  await press(options, 'checkbox', 'Remember the key');
  await sees(options, 'Saved');
  await scene.setUp();
  const panel = await watch(extension, await scene.page('code.html#hello'));
  await reply(panel, 'Hello.');
  await extension.options();
  await options.reload();
  expect(await valueIn(options, 'Gemini API key'), 'this browser knows it').toBe(gemini.key);
  await browser.close();
  expect(await filesWith(profile, gemini.key)).toEqual([]);

  const again = await open({ profile });
  const empty = await again.extension.options();
  expect(await valueIn(empty, 'Gemini API key')).toBe('');
  await again.extension.clickIcon(await again.page('code.html#hello'));
  await sees(await again.extension.panel(), 'A Gemini API key is needed');
});

test('a key that is remembered is in its one place, and travels in one header', async ({ open }) => {
  const profile = await temporaryFolder();
  const scene = await open({ profile });
  const { browser, extension, gemini } = scene;
  gemini.replyAlways(() => 'Hello.');
  await scene.setUp();
  const panel = await watch(extension, await scene.page('code.html#hello'));
  await reply(panel, 'Hello.');
  gemini.fault('bad-key', { on: 'generate' });
  await sees(panel, 'Gemini refused the API key');

  const { historyText, local, session } = await storedIn(await extension.options());
  expect(historyText).not.toContain(gemini.key);
  expect(JSON.stringify(session)).not.toContain(gemini.key);
  expect(Object.entries(local).filter(([, value]) => JSON.stringify(value).includes(gemini.key))).toEqual([
    ['apiKey', gemini.key],
  ]);
  expect(String(extension.console)).not.toContain(gemini.key);
  expect(gemini.keyInUrl).toEqual([]);
  const headers = gemini.answers.flatMap((request) => Object.entries(request.headers));
  expect(new Set(headers.filter(([, value]) => value?.includes(gemini.key)).map(([name]) => name))).toEqual(
    new Set(['x-goog-api-key']),
  );
  await browser.close();
  const folders = (await filesWith(profile, gemini.key)).map((file) =>
    path.basename(path.dirname(path.dirname(file))),
  );
  expect(new Set(folders)).toEqual(new Set(['Local Extension Settings']));
});

test('one that was remembered and is to be forgotten leaves the settings at once', async ({ scene }) => {
  const { gemini } = scene;
  const options = await scene.setUp();
  expect((await storedIn(options)).local).toHaveProperty('apiKey');
  await press(options, 'checkbox', 'Remember the key');
  await until('the key to move', async () => {
    const { local, session } = await storedIn(options);
    return !('apiKey' in local) && session.apiKey === gemini.key;
  });
  await press(options, 'checkbox', 'Remember the key');
  await until('the key to come back', async () => {
    const { local, session } = await storedIn(options);
    return local.apiKey === gemini.key && !('apiKey' in session);
  });
});

test('what is stored is closed to scripts in pages', async ({ open }) => {
  // Screen Helper has no such script: this one of a test looks from where an injected one would.
  const folder = path.join(await temporaryFolder(), 'screen-helper');
  await cp(EXTENSION_FOLDER, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  manifest.content_scripts = [{ matches: ['http://localhost/*'], js: ['look.js'] }];
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(
    path.join(folder, 'look.js'),
    `const look = (area) => chrome.storage[area].get().then((all) => 'read ' + JSON.stringify(all), (error) => error.message);
    Promise.all([look('local'), look('session')]).then((seen) => { document.title = seen.join(' | '); });`,
  );
  const scene = await open({ extensions: [folder] });
  await scene.setUp();
  const page = await scene.page('counter.html?every=100000');
  const refusal = 'Access to storage is not allowed from this context.';
  await until('the script to have looked', async () => (await page.title()) === `${refusal} | ${refusal}`, {
    seen: () => page.title(),
  });
});
