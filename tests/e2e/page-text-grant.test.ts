import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';
import { expect, onTestFinished } from 'vitest';
import { look, sees } from './support/find';
import { countReads, nextText, pageTextsIn, tickPageText } from './support/page-text';
import { capturedTabs, log, names, says } from './support/panel';
import { codeIn, type Scene, test } from './support/scene';
import { until } from './support/until';

/** Where a page's text may be read, and what the panel says where it may not. */

const LEFT = 'Text is off: the tab went to another site. Click the Screen Helper icon on it';
const CLOSED = 'Text is off: the browser lets no extension read this page. Pictures go on.';
const SILENT = 'The page did not give its text in time. Pictures go on.';

/** A tab that shows this as a code, watched with its text. */
async function watching(scene: Scene, code: string) {
  await tickPageText(scene.extension);
  const page = await scene.page(`code.html#${code}`);
  const panel = await scene.watch(page);
  expect(pageTextsIn(await nextText(scene.gemini))).toMatchObject([{ text: code }]);
  return { page, panel };
}

/** Waits for a picture from now on, and answers its text. */
async function nextPicture({ gemini }: Scene, code: string): Promise<string[]> {
  const from = gemini.requests.length;
  const found = () => gemini.requests.slice(from).find((request) => codeIn(request) === code);
  await gemini.waitFor(() => found() !== undefined);
  return found()?.texts ?? [];
}

/** Lets a page do nothing but wait for an answer. Resolves when it does; answers how to give it. */
async function hang(page: Page): Promise<() => Promise<void>> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close().closeAllConnections());
  const asked = once(server, 'request');
  await once(server, 'listening');
  const hanging = page.evaluate(
    (port) => {
      const request = new XMLHttpRequest();
      request.open('GET', `http://127.0.0.1:${port}/`, false);
      request.send();
    },
    (server.address() as AddressInfo).port,
  );
  const [, response] = (await asked) as [unknown, ServerResponse];
  return async () => {
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
    await hanging;
  };
}

async function isNoLongerSaid(panel: Page, notice: string): Promise<void> {
  await until('the notice to go', async () => !(await look(panel)).includes(notice));
}

test('on another site it is off until the icon is clicked again; pictures go on', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { page, panel } = await watching(scene, 'here');
  await page.goto(scene.site.elsewhere('code.html#there'));
  await sees(panel, LEFT);
  for (const _ of ['one', 'two']) expect(await nextPicture(scene, 'there')).toEqual(['The screen now.']);

  await extension.clickIcon(page);
  await isNoLongerSaid(panel, LEFT);
  await names(panel, 'there');
  expect(pageTextsIn(await nextText(gemini))).toMatchObject([{ text: 'there' }]);
  expect(await log(panel), 'one session').not.toContain('Stopped');
  expect(await capturedTabs(panel)).toBe(1);
});

test('a page of the browser itself is not read, and the panel says so', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { page, panel } = await watching(scene, 'here');
  await page.goto('chrome://version');
  await sees(panel, CLOSED);
  // Not even a click opens it.
  await extension.clickIcon(page);
  const before = gemini.answers.length;
  await gemini.waitForAnswers(before + 2);
  expect(gemini.answers.slice(before).flatMap(pageTextsIn)).toEqual([]);
  await sees(panel, CLOSED);
  await says(panel, /^(Capturing|Waiting for the model…)$/);

  await tickPageText(extension);
  await isNoLongerSaid(panel, CLOSED);
});

test('a PDF in the viewer of the browser is not read either', async ({ scene }) => {
  const { gemini } = scene;
  const { page, panel } = await watching(scene, 'here');
  await page.goto(scene.site.at('paper.pdf'));
  await sees(panel, CLOSED);
  const before = gemini.answers.length;
  await gemini.waitForAnswers(before + 2);
  expect(gemini.answers.slice(before).flatMap(pageTextsIn)).toEqual([]);
  await page.goto(scene.site.at('code.html#here'));
  expect(pageTextsIn(await nextText(gemini)), 'the same site is still granted').toMatchObject([
    { text: 'here' },
  ]);
  await isNoLongerSaid(panel, CLOSED);
});

test('a page that hangs does not hold up its pictures, and is asked once', async ({ scene }) => {
  const { gemini, extension } = scene;
  const open = await countReads(extension, 'open');
  const { page, panel } = await watching(scene, 'here');
  const release = await hang(page);
  await sees(panel, SILENT);
  const before = gemini.answers.length;
  await gemini.waitForAnswers(before + 2);
  expect(gemini.answers.slice(before).flatMap(pageTextsIn)).toEqual([]);
  expect(await open()).toBe(1);
  await release();
  expect(pageTextsIn(await nextText(gemini))).toMatchObject([{ text: 'here' }]);
  await isNoLongerSaid(panel, SILENT);
});
