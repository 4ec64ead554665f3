import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { defaultModels, type Model, model } from '../gemini-server/index';
import { beside, fieldNamed, gone, look, press, saved, select, valueIn } from './support/find';
import { says } from './support/panel';
import { rows } from './support/rows';
import { test } from './support/scene';
import { until } from './support/until';
import { watch } from './support/user';

/** The model: always one of those that the API lists for the key. */

const without = (...ids: string[]) =>
  defaultModels().filter(({ name }) => !ids.includes(name.replace('models/', '')));

const lists: { name: string; models: Model[]; suggested: string }[] = [
  { name: 'the usual list', models: defaultModels(), suggested: 'gemini-3.1-flash-lite' },
  {
    name: 'a list without the cheapest',
    models: without('gemini-3.1-flash-lite'),
    suggested: 'gemini-3.5-flash-lite',
  },
  {
    name: 'a list without any lite model',
    models: without('gemini-3.1-flash-lite', 'gemini-3.5-flash-lite'),
    suggested: 'gemini-3.8-flash',
  },
  {
    name: 'a list of models to come',
    models: [model('gemini-5.0-pro'), model('gemini-5.0-flash'), model('gemini-5.0-flash-lite')],
    suggested: 'gemini-5.0-flash-lite',
  },
];

test('the cheapest fast model that sees is suggested, never one that is not listed', async ({ scene }) => {
  const { gemini } = scene;
  for (const { name, models, suggested } of lists) {
    gemini.models = models;
    const options = await scene.setUp();
    expect(await valueIn(options, 'Model'), name).toBe(suggested);
    const listed = models.map((entry) => entry.name.replace('models/', ''));
    const offered = await offeredBy(options);
    expect(listed, name).toEqual(expect.arrayContaining(offered));
    expect(
      offered.filter((id) => /embedding|tts|image|live/.test(id)),
      'of no use here',
    ).toEqual([]);
    await startAfresh(options);
  }
});

test('a list without a fast model: none is taken, and the user is asked to choose', async ({ scene }) => {
  const { extension, gemini } = scene;
  gemini.models = [model('gemini-3.8-pro')];
  gemini.replyAlways(() => 'Hello.');
  const page = await scene.page('code.html#hello');
  const options = await scene.setUp();
  const panel = await watch(extension, page);
  await says(panel, 'Failed: This model is not available');
  await options.bringToFront();
  expect(await valueIn(options, 'Model')).toBe('');
  await select(options, 'Model', 'gemini-3.8-pro');
  await saved(options, 'Model');
  await page.bringToFront();
  await press(panel, 'button', 'Start');
  await until('a reply', async () => (await rows(panel)).at(-1)?.reply);
  expect(new Set(gemini.answers.map((answer) => answer.model))).toEqual(new Set(['gemini-3.8-pro']));
});

test('a model that is retired while it watches: the list is offered, and watching goes on with another', async ({
  scene,
}) => {
  const { browser, gemini } = scene;
  gemini.replyAlways((request) => `Said by ${request.model}.`);
  const page = await scene.page('code.html#hello');
  const panel = await scene.watch(page);
  await until('a reply', async () => (await rows(panel)).at(-1)?.reply === 'Said by gemini-3.1-flash-lite.');
  gemini.models = without('gemini-3.1-flash-lite');
  await says(panel, 'Failed: This model is not available');
  await press(panel, 'button', 'Choose another model');

  const options = await until('the list, in front', async () => {
    const pages = (await browser.pages()).filter((entry) => entry.url().endsWith('/options.html#model'));
    return pages[0];
  });
  await until('what became of the model', async () =>
    (await beside(options, 'Model')).includes(
      'gemini-3.1-flash-lite is not on the list any more; gemini-3.5-flash-lite is used now.',
    ),
  );
  expect(await offeredBy(options)).not.toContain('gemini-3.1-flash-lite');
  await page.bringToFront();
  await press(panel, 'button', 'Start');
  await until('a reply', async () => (await rows(panel)).at(-1)?.reply === 'Said by gemini-3.5-flash-lite.');
});

async function offeredBy(options: Page): Promise<string[]> {
  const field = await fieldNamed(options, 'Model');
  return field.evaluate((node) => [...(node as HTMLSelectElement).options].map(({ value }) => value));
}

/** As if just installed. */
async function startAfresh(options: Page): Promise<void> {
  await press(options, 'button', 'Delete everything');
  await press(options, 'button', 'Yes, delete');
  await until('it to be done', async () => (await look(options)).includes('Everything was deleted.'));
  await gone(options, 'button', 'Yes, delete');
}
