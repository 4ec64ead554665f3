import { expect } from 'vitest';
import { more } from './support/asked';
import { press } from './support/find';
import { temporaryFolder } from './support/folder';
import { billed, metered, metersAs } from './support/meter';
import { says } from './support/panel';
import { test } from './support/scene';

/** What was used is known for as long as the month lasts. */

test('the sum of the month outlives the browser', async ({ open }) => {
  const profile = await temporaryFolder();
  const before = await open({ profile });
  before.gemini.replyAlways(() => 'Hello.');
  const watching = await before.watch(await before.page('code.html#hello'));
  await more(before.gemini, 2);
  await press(watching, 'button', 'Stop');
  await says(watching, 'Stopped');
  await metersAs(watching, () => billed(before.gemini.answers, { input: 0.25, output: 1.5 }), 'This month');
  const sum = await metered(watching, 'This month');
  await before.browser.close();

  const scene = await open({ profile });
  const panel = await scene.open(scene.extension.address('sidepanel.html'));
  await says(panel, 'Stopped');
  expect(await metered(panel, 'This month')).toEqual(sum);
});
