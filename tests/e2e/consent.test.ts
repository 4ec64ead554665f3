import { expect, onTestFinished } from 'vitest';
import { byRole, gone, has, look, press, save, sees, type, valueIn } from './support/find';
import { reply, says } from './support/panel';
import { openProxy } from './support/proxy';
import { rows } from './support/rows';
import { test } from './support/scene';
import { until } from './support/until';
import { agree, openAdvanced, setUp } from './support/user';

/** What a browser asks its proxy for before it sends Google anything for the model. */
const GEMINI = 'generativelanguage.googleapis.com:443';

test("with Google's own address: nothing leaves before the consent, and no picture before the key", async ({
  open,
}) => {
  const proxy = await openProxy();
  onTestFinished(() => proxy.close());
  const scene = await open({ args: [proxy.argument] });
  const { extension } = scene;
  await extension.clickIcon(await scene.page('code.html#hello'));
  const panel = await extension.panel();
  await byRole(panel, 'button', 'I agree');
  await says(panel, 'Not started: your agreement is needed');
  const consent = await look(panel);
  expect(consent).toContain('A picture of the tab, window or screen you watch, every 2 sec');
  expect(consent).toContain(
    'To Google’s Gemini API, with your own key. Nothing goes to us or to anyone else.',
  );
  expect(consent).toContain('Google may use what is sent to train and improve its products');
  expect(consent).toMatch(/Estimate: about \$\d\.\d\d an hour/);
  await until('the badge', async () => (await extension.badge()) === '?');

  await agree(panel);
  await sees(panel, 'A Gemini API key is needed');
  await says(panel, 'Not started: a Gemini API key is needed');
  expect(extension.offscreen(), 'nothing is captured either').toBeUndefined();
  expect(proxy.hosts).not.toContain(GEMINI);

  await press(panel, 'button', 'Open options');
  const options = await extension.openedOptions();
  await type(options, 'Gemini API key', 'not-a-real-one');
  await until('the key to be checked', () => proxy.hosts.includes(GEMINI));
  await sees(options, 'The API could not be reached');
  await sees(panel, 'A Gemini API key is needed');
});

test('"Not now" sends nothing and leaves the panel usable; Start asks again', async ({ scene }) => {
  const { extension, gemini } = scene;
  const page = await scene.page('code.html#hello');
  await scene.setUp();
  const before = gemini.requests.length;
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await press(panel, 'button', 'Not now');

  await says(panel, 'Idle');
  await gone(panel, 'button', 'I agree');
  await until('no badge', async () => (await extension.badge()) === '');
  expect(await has(panel, 'textbox', 'Ask about the screen')).toBe(true);
  await press(panel, 'button', 'Start');
  await byRole(panel, 'button', 'I agree');
  await extension.clickIcon(page);
  await byRole(panel, 'button', 'I agree');
  expect(gemini.requests.length, 'requests since the key was saved').toBe(before);

  gemini.reply('At last.');
  await agree(panel);
  await reply(panel, 'At last.');
});

test('the key first, then the consent, which names the host: watching begins at once', async ({ scene }) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(() => 'Hello.');
  const page = await scene.page('code.html#hello');
  await scene.setUp();
  expect(new Set(gemini.requests.map(({ kind }) => kind)), 'the key is checked').toEqual(
    new Set(['preflight', 'models']),
  );
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await byRole(panel, 'button', 'I agree');
  await sees(panel, `To ${new URL(gemini.url).host}, the address you set, with your own key.`);
  expect(gemini.answers).toEqual([]);

  await agree(panel);
  await reply(panel, 'Hello.');
  expect(await look(panel)).toContain(`Not Google: ${new URL(gemini.url).host}`);
});

test('no key: the panel leads to the options, and Start goes on by itself', async ({ scene }) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(() => 'Hello.');
  const options = await extension.options();
  await openAdvanced(options);
  await save(options, 'API address', gemini.url);
  await extension.clickIcon(await scene.page('code.html#hello'));
  const panel = await extension.panel();
  await agree(panel);
  await sees(panel, 'A Gemini API key is needed');
  await press(panel, 'button', 'Open options');
  await until('the options in front', () => options.evaluate(() => document.visibilityState === 'visible'));
  expect(gemini.requests).toEqual([]);

  await save(options, 'Gemini API key', gemini.key);
  await reply(panel, 'Hello.');
  expect(await has(panel, 'alert')).toBe(false);
});

test('a question, too, passes consent and key, and is then answered', async ({ scene }) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(({ texts }) => `You asked: ${texts.at(-1)}`);
  const page = await scene.page('code.html#the-page');
  // The click that grants the tab; watching itself is not wanted.
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await press(panel, 'button', 'Not now');
  await type(panel, 'Ask about the screen', 'What is it?', '');
  await press(panel, 'button', 'Ask');
  await agree(panel);
  await sees(panel, 'A Gemini API key is needed');
  await setUp(extension, gemini);
  // The address is another than the one agreed to.
  await agree(panel);

  await reply(panel, 'You asked: What is it?');
  expect((await rows(panel)).length).toBe(1);
  expect(gemini.answers.map(({ images }) => images.map(({ qr }) => qr))).toEqual([[['the-page']]]);
  await says(panel, 'Idle');
});

test('a question that must not be asked, or cannot, goes back into its box', async ({ scene }) => {
  const { extension, gemini } = scene;
  const page = await scene.page('code.html#the-page');
  await extension.clickIcon(page);
  const panel = await extension.panel();
  await press(panel, 'button', 'Not now');
  await type(panel, 'Ask about the screen', 'What is it?', '');
  await press(panel, 'button', 'Ask');
  await press(panel, 'button', 'Not now');
  await until('the question', async () => (await valueIn(panel, 'Ask about the screen')) === 'What is it?');

  await press(panel, 'button', 'Ask');
  await agree(panel);
  await sees(panel, 'A Gemini API key is needed');
  await page.close();
  await setUp(extension, gemini);
  await agree(panel);
  await says(panel, /^Failed: Chrome has not opened this tab/);
  await until('the question', async () => (await valueIn(panel, 'Ask about the screen')) === 'What is it?');
  expect(gemini.answers).toEqual([]);
});

test('another address is agreed to anew, also while watching', async ({ scene }) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  const page = await scene.page('code.html#hello');
  const panel = await scene.watch(page);
  await until('a reply', async () => (await rows(panel))[0]?.reply);

  // The same server under another name.
  const elsewhere = gemini.url.replace('127.0.0.1', 'localhost');
  const { host } = new URL(elsewhere);
  const hosts = () => gemini.answers.map(({ headers }) => headers.host);
  const options = await extension.options();
  await save(options, 'API address', elsewhere);
  await byRole(panel, 'button', 'I agree');
  expect(await look(panel)).toContain(`To ${host}, the address you set`);
  await page.bringToFront();
  expect(hosts()).not.toContain(host);
  await agree(panel);
  await gemini.waitFor(() => hosts().includes(host));
  await says(panel, /^(Capturing|Waiting)/);
});
