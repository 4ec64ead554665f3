import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { byRole, has, press } from './support/find';
import { capturedTabs, log, names, pictureIn, reply, says, status } from './support/panel';
import { rows } from './support/rows';
import { codeIn, type Scene, test } from './support/scene';
import { until } from './support/until';

/** Which pages are watched, in which order, and what the panel makes of it. */

/** A tab whose page shows this as a code, watched, with its first reply in the panel. */
async function watching(scene: Scene, code: string): Promise<{ page: Page; panel: Page }> {
  scene.gemini.replyAlways((request) => `The code says ${codeIn(request)}.`);
  const page = await scene.page(`code.html#${code}`);
  const panel = await scene.watch(page);
  await reply(panel, `The code says ${code}.`);
  return { page, panel };
}

test('a click on a second page switches to it, in one conversation', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { panel } = await watching(scene, 'first-page');
  const second = await scene.page('code.html#second-page');
  await extension.clickIcon(second);
  await names(panel, 'second-page');
  await reply(panel, 'The code says second-page.');

  const switched = gemini.answers.findIndex((request) => codeIn(request) === 'second-page');
  const answers = await gemini.waitForAnswers(switched + 3);
  expect(new Set(answers.slice(0, switched).map(codeIn))).toEqual(new Set(['first-page']));
  expect(new Set(answers.slice(switched).map(codeIn)), 'the first page is let go').toEqual(
    new Set(['second-page']),
  );
  expect(await capturedTabs(panel)).toBe(1);
  expect(await log(panel)).toMatch(
    /Watching first-page since .*The code says first-page\..*Stopped: switched to another source.*Watching second-page since .*The code says second-page\./s,
  );
});

test('a click on the tab already watched only brings the panel up', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { page, panel } = await watching(scene, 'kettle');
  await panel.close();
  await until('the panel to be closed', async () => (await extension.panels()).length === 0);
  const sent = gemini.answers.length;
  await gemini.waitForAnswers(sent + 1);

  await extension.clickIcon(page);
  const again = await extension.panel();
  await names(again, 'kettle');
  await says(again, /^(Capturing|Waiting for the model…)$/);
  expect(await has(again, 'button', 'Pause')).toBe(true);
  const shown = await log(again);
  expect(shown.match(/Watching kettle since/g), 'one session, which never ended').toHaveLength(1);
  expect(shown).not.toContain('Stopped');
  expect(await has(again, 'alert'), 'nothing to complain about').toBe(false);
  // Nothing is lost that came while no panel was open.
  await until('every reply', async () => (await rows(again))[0]?.repeats === gemini.answers.length - 1);
  expect(await capturedTabs(again)).toBe(1);
});

test('the panel names the tab and shows what was last sent', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { page, panel } = await watching(scene, 'harbour');
  const heading = await byRole(panel, 'heading', 'harbour');
  const icon = await heading.$('img');
  await until('the icon of the tab', () =>
    icon?.evaluate((image) => (image as HTMLImageElement).naturalWidth),
  );

  await page.evaluate("show('lighthouse')");
  await names(panel, 'lighthouse');
  await reply(panel, 'The code says lighthouse.');
  const preview = await pictureIn(panel, /^Last picture sent/);
  expect(preview.codes).toEqual(['lighthouse']);
  const [picture] = gemini.answers.findLast(({ readyAt }) => readyAt > 0)?.images ?? [];
  expect(preview.name.replaceAll(',', '')).toContain(`${picture?.width} × ${picture?.height} pixels`);

  // Another site: the grant is gone, the picture goes on, and the browser keeps the name to itself.
  await page.goto(scene.site.elsewhere('code.html#far-away'));
  await reply(panel, 'The code says far-away.');
  await names(panel, 'Another site: click the icon for its name');
  expect(await status(panel)).toMatch(/^(Capturing|Waiting for the model…)$/);
  expect(await log(panel), 'remembered by its last known name').toContain('Watching lighthouse since');
  await extension.clickIcon(page);
  await names(panel, 'far-away');
  expect(await log(panel)).not.toContain('Stopped');
});

test('panels in two windows show the same, and what is done in one is seen in the other', async ({
  scene,
}) => {
  const { browser, extension } = scene;
  const { panel } = await watching(scene, 'left-window');
  const right = await browser.newPage({ type: 'window' });
  await right.goto(scene.site.at('code.html#right-window'));
  await extension.clickIcon(right);
  const other = await until('a second panel', async () =>
    (await extension.panels()).find((candidate) => candidate !== panel),
  );
  for (const each of [panel, other]) {
    await names(each, 'right-window');
    await reply(each, 'The code says right-window.');
  }
  await press(other, 'button', 'Pause');
  for (const each of [panel, other]) {
    await says(each, 'Paused');
    await byRole(each, 'button', 'Resume');
  }
  // What was asked before the pause is still answered, and neither panel is the first to know.
  const both = () => Promise.all([panel, other].map(log));
  await until('the same in both', async () => new Set(await both()).size === 1, {
    seen: async () => (await both()).join('\n\n'),
  });
});
