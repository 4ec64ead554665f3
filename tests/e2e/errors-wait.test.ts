import { expect } from 'vitest';
import { test } from './support/beside';
import { press, textOf } from './support/find';
import { agreed } from './support/ledger';
import { counters, says, status } from './support/panel';
import { rows } from './support/rows';
import { Transcript } from './support/transcript';
import { until } from './support/until';

/** What takes longer to pass: nothing is sent meanwhile, and the panel says for how long. */

test("a minute's quota: waits as told, says so, and goes on by itself", async ({ scene, panel }) => {
  const { gemini, extension } = scene;
  const before = gemini.answers.length;
  // More a minute than are asked for, so that afterwards the rhythm is the same.
  gemini.fault('quota-minute', { retryDelay: '3.2s', quotaValue: 600 });
  await press(panel, 'button', 'Start');

  await says(panel, /^On hold until .*: Too many requests in a minute$/);
  const message = await textOf(panel, 'alert');
  expect(message).toMatch(/Sending waits as long as Gemini asks\. A longer interval .* avoids this/);
  expect(message, "the API's own words").toContain('You exceeded your current quota');
  expect((await rows(panel)).at(-1)?.text).toMatch(
    /Too many requests in a minute\. Will be tried again at \d/,
  );
  expect(await extension.badge()).toBe('⏳');
  const [refused] = gemini.answers.slice(before);
  const held = await status(panel);

  await gemini.waitForAnswers(before + 2, { timeoutMs: 15_000 });
  const again = gemini.answers[before + 1];
  const waited = (again?.at ?? 0) - (refused?.finishedAt ?? 0);
  expect(waited, 'ms until the next request of any kind').toBeGreaterThan(3195);
  expect(waited).toBeLessThan(5200);
  expect(again?.images[0]?.data.equals(refused?.images[0]?.data ?? Buffer.of()), 'the same picture').toBe(
    true,
  );
  await says(panel, /^(Capturing|Waiting)/);
  expect(await status(panel)).not.toBe(held);
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
