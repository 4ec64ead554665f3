import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { expect, onTestFinished } from 'vitest';
import { choose, gone, press, sees, textOf } from './support/find';
import { log, reply, says, watched } from './support/panel';
import { answerFirst, ascending, counts, grown, pile, sendOneByOne } from './support/saving';
import { codeIn, type Scene, test } from './support/scene';
import { agree } from './support/user';

/** The browser is closed while a page is watched, and opened again on the same profile. */

async function newProfile(): Promise<string> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'screen-helper-profile-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true }));
  return profile;
}

/** Beside a page instead of in the side panel, where it would take a click that begins to watch. */
function openPanel(scene: Scene): Promise<Page> {
  return scene.open(scene.extension.address('sidepanel.html'));
}

test('the session is over and says so; replies and saved pictures are there', async ({ open }) => {
  const profile = await newProfile();
  const before = await open({ profile });
  before.gemini.replyAlways((request) => `It said ${codeIn(request)}.`);
  const closing = await before.watch(await before.page('code.html#goodbye'));
  await reply(closing, 'It said goodbye.');
  await choose(closing, 'Sending', 'Save, then send');
  await grown(closing, 2);
  await before.browser.close();

  const scene = await open({ profile });
  const { gemini } = scene;
  gemini.replyAlways(({ images }) => `Saw ${images.length} pictures.`);
  const panel = await openPanel(scene);
  await says(panel, /^Stopped: the (browser|tab) was closed$/);
  expect(await watched(panel)).toBe('Nothing is watched');
  await reply(panel, 'It said goodbye.');
  expect(await log(panel)).toMatch(/Stopped: the (browser|tab) was closed \(/);
  const left = await textOf(panel, 'region', 'Saved pictures');

  // The stand-in is another one, so the user is asked again.
  await scene.setUp();
  await panel.bringToFront();
  await press(panel, 'button', 'Send');
  await agree(panel);
  const [batch] = await gemini.waitForAnswers(1);
  expect(left).toContain(`${batch?.images.length} pictures · `);
  await reply(panel, `Saw ${batch?.images.length} pictures.`);
});

test('a Send that failed half-way goes on where it stopped', async ({ open }) => {
  const profile = await newProfile();
  const before = await open({ profile });
  const closing = await before.watch(await before.page('counter.html?every=300'));
  await says(closing, /^(Capturing|Waiting)/);
  await press(closing, 'button', 'Stop');
  await says(closing, 'Stopped');
  const { gemini } = before;
  const { count, asked } = await sendOneByOne(gemini, closing, 3);
  await answerFirst(gemini, asked);
  gemini.fault('quota-day');
  gemini.release();
  await sees(closing, `Stopped: Part 2 of ${count}`);
  const [answered = []] = asked().map(counts);
  await before.browser.close();

  const scene = await open({ profile });
  scene.gemini.replyAlways(({ images }) => `Saw ${images.length} pictures.`);
  await scene.setUp();
  const panel = await openPanel(scene);
  await sees(panel, `Stopped: Part 2 of ${count}`);
  expect((await pile(panel)).count).toBe(count - 1);
  await press(panel, 'button', 'Send the rest');
  await agree(panel);
  // The question for the agreement hides the pile, too.
  await scene.gemini.waitForAnswers(count - 1);
  await gone(panel, 'region', 'Saved pictures');
  const rest = scene.gemini.answers.map(counts);
  expect(rest).toHaveLength(count - 1);
  expect([answered, ...rest].flat()).toSatisfy(ascending);
});
