import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { more } from './support/asked';
import { remember } from './support/disk';
import { byRole, gone, has, press, sees } from './support/find';
import { reply, says } from './support/panel';
import { rows } from './support/rows';
import { test } from './support/scene';
import { until } from './support/until';

/** The log as something that is long, and that is read. */

interface Place {
  /** How far it is scrolled. */
  top: number;
  /** How much there is below. */
  below: number;
}

async function place(panel: Page): Promise<Place> {
  const log = await byRole(panel, 'log', 'Replies');
  return log.evaluate((node) => ({
    top: node.scrollTop,
    below: Math.round(node.scrollHeight - node.scrollTop - node.clientHeight),
  }));
}

/** As with the wheel of the mouse, away from the end. */
async function scrollUp(panel: Page, pixels: number): Promise<void> {
  const log = await byRole(panel, 'log', 'Replies');
  await log.hover();
  await panel.mouse.wheel({ deltaY: -pixels });
  // Not where it is from above: it also scrolls by itself when something comes.
  await until('the log to scroll', async () => (await place(panel)).below >= 40);
}

const LONG = Array(12).fill('So much is going on that it takes several lines to tell.').join('\n\n');

test('it follows what comes while one is at its end, and stays where one reads', async ({ scene }) => {
  const { gemini } = scene;
  gemini.replyAlways(({ id }) => `Number ${id}.\n\n${LONG.replaceAll('much', `much (${id})`)}`);
  const panel = await scene.watch(await scene.page('counter.html?every=300'));
  await more(gemini, 3);
  await until(
    'the end in view',
    async () => (await rows(panel)).length >= 3 && (await place(panel)).below < 40,
  );

  await scrollUp(panel, 900);
  const read = await place(panel);
  const count = (await rows(panel)).length;
  await byRole(panel, 'button', 'New replies');
  await until('two more replies', async () => (await rows(panel)).length >= count + 2);
  expect((await place(panel)).top).toBe(read.top);
  await press(panel, 'button', 'New replies');
  await until('the end in view', async () => (await place(panel)).below < 40);
  await gone(panel, 'button', 'New replies');
  const later = (await rows(panel)).length;
  await until('two more replies', async () => (await rows(panel)).length >= later + 2);
  await until('the end in view', async () => (await place(panel)).below < 40);
  expect(await has(panel, 'button', 'New replies')).toBe(false);
});

test('of a long history the newest 200 replies are shown, and earlier ones when asked for', async ({
  scene,
}) => {
  const panel = await scene.open(scene.extension.address('sidepanel.html'));
  // Then the worker has made the database.
  await says(panel, 'Idle');
  await remember(panel, 'The first page', 1, 150);
  await remember(panel, 'The second page', 151, 450);
  await panel.reload();
  await reply(panel, 'Reply 450.');
  const shown = async () => (await rows(panel)).map(({ reply }) => reply);
  const from = (first: number) =>
    Array.from({ length: 451 - first }, (_, index) => `Reply ${first + index}.`);
  expect(await shown()).toEqual(from(251));

  await press(panel, 'button', 'Show earlier');
  await reply(panel, 'Reply 51.');
  expect(await shown()).toEqual(from(51));
  await sees(panel, 'Watching The second page since');
  await press(panel, 'button', 'Show earlier');
  await reply(panel, 'Reply 1.');
  expect(await shown()).toEqual(from(1));
  await sees(panel, 'Watching The first page since');
  await gone(panel, 'button', 'Show earlier');
});
