import { expect } from 'vitest';
import { fromNow, more } from './support/asked';
import { claim, multiply, stored } from './support/disk';
import { pick, press, save, sees } from './support/find';
import { reply, says } from './support/panel';
import { ascending, counts, grown, pile, startSaving, stopSaving, test } from './support/saving';
import { setSettings } from './support/user';

/** Where saving ends by itself. */

test('after the minutes that the options say it is sent, and saving goes on', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  // The options page takes whole minutes, which is longer than a test should wait.
  const options = await extension.options();
  await setSettings(options, { sendAfterMinutes: 2.5 / 60 });
  await page.bringToFront();
  const asked = fromNow(gemini);
  const startedAt = Date.now();
  await startSaving(panel);
  await more(gemini);
  const [batch = []] = asked().map(counts);
  expect((asked()[0]?.at ?? 0) - startedAt).toBeGreaterThan(2_500);
  expect(batch).toSatisfy(ascending);
  await reply(panel, `Saw ${batch.length} pictures.`);
  await grown(panel, 1);
  await says(panel, /^Capturing/);
  await setSettings(options, { sendAfterMinutes: 0 });
});

test('at 500 MB watching ends and says why, having said so before; nothing is lost', async ({
  scene: { extension },
  panel,
}) => {
  await startSaving(panel);
  await grown(panel, 2);
  await press(panel, 'button', 'Pause');
  await says(panel, 'Paused');
  const { count } = await pile(panel);
  await claim(panel, 499_999_000);
  await extension.killWorker();
  await panel.reload();
  await sees(panel, 'Watching stops by itself at 500 MB or 1,800 pictures. Nothing is lost.');
  await press(panel, 'button', 'Resume');
  await says(panel, 'Stopped: no more pictures can be kept');
  expect(await pile(panel)).toMatchObject({ count: count + 1, size: '500 MB' });
  await sees(panel, 'Send or discard these first');
});

test('or every second picture goes, having said so before, and watching goes on', async ({
  scene: { extension },
  page,
  panel,
}) => {
  const options = await extension.options();
  // One a second: sixty.
  await save(options, 'Save up to minutes', '1');
  await pick(options, 'When that is reached', 'Let go every second picture, go on');
  await page.bringToFront();
  await startSaving(panel);
  await grown(panel, 4);
  await press(panel, 'button', 'Pause');
  await says(panel, 'Paused');
  await multiply(panel, 57);
  await extension.killWorker();
  await panel.reload();
  await sees(panel, 'At 500 MB or 60 pictures every second one is let go, and watching goes on.');
  expect(await pile(panel)).toMatchObject({ count: 57 });
  await press(panel, 'button', 'Resume');
  await sees(panel, 'Let go to make room: 30 pictures.');
  const { count } = await pile(panel);
  expect(count).toBeGreaterThanOrEqual(30);
  await grown(panel, count + 2);
  await says(panel, /^Capturing/);
  const left = await stopSaving(panel);
  expect(await stored(panel, 'pictures'), 'each with its small one').toBe(2 * left.count);
  await save(await extension.options(), 'Save up to minutes', '30');
  await pick(options, 'When that is reached', 'Stop watching, keep everything');
  await page.bringToFront();
});
