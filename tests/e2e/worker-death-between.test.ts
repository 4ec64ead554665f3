import { expect } from 'vitest';
import { fromNow, more, test } from './support/asked';
import { whileBusy } from './support/disk';
import { press, type, valueIn } from './support/find';
import { capturedTabs, focused, reply, says } from './support/panel';
import { Transcript } from './support/transcript';
import { until } from './support/until';

/** The browser ends the worker while nothing is asked of the model. */

test('while nothing goes on nobody notices; the next question, button and click work', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  gemini.replyAlways(({ id, texts }) => (texts.includes('What is it?') ? 'A kettle.' : `Reply ${id}.`));
  await type(panel, 'Ask about the screen', 'What is ', '');
  const transcript = await Transcript.of(panel);
  await extension.killWorker();
  await panel.keyboard.type('it?');
  expect(await valueIn(panel, 'Ask about the screen')).toBe('What is it?');
  expect(await focused(panel)).toBe('Ask about the screen');
  expect(new Set(await transcript.looks()).size, 'what it looked like meanwhile').toBe(1);
  await press(panel, 'button', 'Ask');
  await reply(panel, 'A kettle.');

  await extension.killWorker();
  await press(panel, 'button', 'Start');
  await more(gemini);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');

  await extension.killWorker();
  await extension.clickIcon(page);
  await more(gemini);
});

test('what was paused stays paused, and goes on', async ({ scene: { extension, gemini }, panel }) => {
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await more(gemini);
  await press(panel, 'button', 'Pause');
  await says(panel, 'Paused');
  await extension.killWorker();
  const before = asked().length;
  // A panel that is opened anew knows only what the worker remembers.
  await panel.reload();
  await says(panel, 'Paused');
  expect(asked()).toHaveLength(before);
  await press(panel, 'button', 'Resume');
  await more(gemini, 2);
  await says(panel, /Capturing|Waiting/);
});

test('a start that was cut short starts all the same', async ({ scene: { extension, gemini }, panel }) => {
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  await whileBusy(panel, async () => {
    await press(panel, 'button', 'Start');
    await until('the tab to be captured', async () => (await capturedTabs(panel)) === 1);
    await extension.killWorker();
  });
  await more(gemini, 2);
  await says(panel, /Capturing|Waiting/);
});

test('a tab that is closed while the worker is away: the panel says so', async ({ scene, panel }) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  const doomed = await scene.page('code.html#doomed');
  await extension.clickIcon(doomed);
  await more(gemini);
  await press(panel, 'button', 'Pause');
  await says(panel, 'Paused');
  await extension.killWorker();
  await doomed.close();
  await says(panel, 'Stopped: the tab was closed');
});
