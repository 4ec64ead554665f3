import { expect } from 'vitest';
import { oneByOne as test } from './support/asked';
import type { Extension } from './support/extension';
import { press, textOf } from './support/find';
import { agreed } from './support/ledger';
import { counters, says } from './support/panel';
import { rows } from './support/rows';
import { Transcript } from './support/transcript';
import { until } from './support/until';

/** What takes longer to pass: nothing is sent meanwhile, and the panel says for how long. */

/** What stands on the icon from now on, also for a moment only. */
async function badges(extension: Extension): Promise<() => Promise<string[]>> {
  const panel = await extension.panel();
  await panel.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { badges: seen });
    setInterval(async () => seen.add(await chrome.action.getBadgeText({})), 100);
  });
  return () => panel.evaluate(() => [...(Reflect.get(window, 'badges') as Set<string>)]);
}

test("a minute's quota: waits as told, says so, and goes on by itself", async ({ scene, panel }) => {
  const { gemini, extension } = scene;
  const before = gemini.answers.length;
  // More a minute than are asked for, so that afterwards the rhythm is the same.
  gemini.fault('quota-minute', { retryDelay: '3.2s', quotaValue: 600 });
  const [shown, alerts] = [await Transcript.of(panel), await Transcript.of(panel, '[role="alert"]')];
  const icon = await badges(extension);
  await press(panel, 'button', 'Start');

  await shown.had(/On hold until .*: Too many requests in a minute$/m);
  await alerts.had(/Sending waits as long as Gemini asks\. A longer interval .* avoids this/);
  // The API's own words.
  await alerts.had(/You exceeded your current quota/);
  await shown.had(/Too many requests in a minute\. Will be tried again at \d/);
  await until('it on the icon', async () => (await icon()).includes('⏳'));

  await gemini.waitForAnswers(before + 2);
  const [refused] = gemini.answers.slice(before);
  const again = gemini.answers[before + 1];
  // From before it was refused: by when that was told, the wait may have begun. Nobody here waits for a whole minute.
  const waited = (again?.at ?? 0) - (refused?.at ?? 0);
  expect(waited, 'ms until the next request of any kind').toBeGreaterThan(3195);
  expect(again?.images[0]?.data.equals(refused?.images[0]?.data ?? Buffer.of()), 'the same picture').toBe(
    true,
  );
  await says(panel, /^(Capturing|Waiting)/);
  await until('a picture that was taken meanwhile to be dropped', async () =>
    Number((await counters(panel)).Dropped),
  );
  await agreed(panel, () => gemini.answers.slice(before));
});

test('offline: goes on as soon as the network is back', async ({ scene, panel }) => {
  const { gemini, extension } = scene;
  const before = gemini.answers.length;
  const shown = await Transcript.of(panel);
  const plugIn = await extension.unplug();
  await press(panel, 'button', 'Start');

  await shown.had(/On hold until .*: This computer is offline/);
  await shown.had(/This computer is offline\. Check the network connection\..* Will be tried again at \d/);
  expect(gemini.answers.length - before, 'requests that arrived').toBe(0);
  await plugIn();
  await until('a reply', async () => (await rows(panel)).at(-1)?.reply.startsWith('Reply'));
});

test('five failures in a row end watching', async ({ scene, panel }) => {
  const { gemini, extension } = scene;
  const before = gemini.answers.length;
  gemini.fault('empty', { times: Number.POSITIVE_INFINITY });
  await press(panel, 'button', 'Start');

  await says(panel, 'Failed: Too many failures in a row');
  expect(await textOf(panel, 'alert')).toMatch(/See the last failure, then press Start/);
  expect((await rows(panel)).at(-1)?.text).toMatch(/The model answered nothing/);
  await until('the capture to be over', () => !extension.offscreen());
  expect(gemini.answers.length - before).toBe(5);
});
