import { expect } from 'vitest';
import { expectAccessible } from './support/accessible';
import { byRole, choose, gone, pick, press, save, sees, valueIn } from './support/find';
import { says } from './support/panel';
import { test } from './support/scene';
import { storedIn } from './support/stored';
import { until } from './support/until';

/** What can be chosen of a Live conversation, before one is held. */

test('the engine is chosen in the panel, which says what does not go with it', async ({ scene }) => {
  const { extension } = scene;
  await extension.clickIcon(await scene.page('code.html#hello'));
  const panel = await extension.panel();
  await press(panel, 'button', 'Not now');
  await says(panel, 'Idle');
  await choose(panel, 'Engine', 'Live conversation');
  await byRole(panel, 'button', 'Microphone');
  await expectAccessible(panel, 'a conversation that has not begun');

  await choose(panel, 'Capture', 'Clips');
  await sees(panel, 'Clips need Requests.');
  await expectAccessible(panel, 'clips');
  await choose(panel, 'Capture', 'Snapshots');
  await gone(panel, 'button', 'Switch to Requests');

  await choose(panel, 'Sending', 'Save, then send');
  await sees(panel, '“Save, then send” needs Requests.');
  await press(panel, 'button', 'Switch to Requests');
  await gone(panel, 'button', 'Microphone');
  expect(await chosen(panel, 'Save, then send'), 'nothing else is changed').toBe(true);

  await choose(panel, 'Sending', 'Live');
  await choose(panel, 'Engine', 'Live conversation');
  await press(panel, 'button', 'Mute');
  await press(panel, 'switch', 'Comment on changes');
  // What is being stored would go with the panel.
  const choices = { engine: 'live', muted: true, liveComments: false };
  await until('it to be stored', async () => {
    const stored = (await storedIn(panel)).local.settings as Record<string, unknown>;
    return Object.entries(choices).every(([name, value]) => stored[name] === value);
  });
  await panel.reload();
  await byRole(panel, 'button', 'Unmute');
  expect(await chosen(panel, 'Live conversation'), 'it is remembered').toBe(true);
  const comments = await byRole(panel, 'switch', 'Comment on changes');
  expect(await comments.evaluate((node) => (node as HTMLInputElement).checked)).toBe(false);
});

test('the options of a conversation are kept', async ({ scene }) => {
  const options = await scene.setUp();
  const choices = { Answers: 'Written only', Voice: 'Kore · firm', 'Tab sound': 'Mixed with the microphone' };
  for (const [field, choice] of Object.entries(choices)) {
    await pick(options, field, choice);
  }
  await save(options, 'Ask after quiet minutes', '0');
  await save(options, 'Volume in percent', '35');
  await options.reload();
  await byRole(options, 'spinbutton', 'Volume in percent');
  expect(await valueIn(options, 'Volume in percent')).toBe('35');
  expect(await valueIn(options, 'Ask after quiet minutes')).toBe('0');
  expect(await valueIn(options, 'Voice')).toBe('Kore');
});

async function chosen(panel: Parameters<typeof byRole>[0], name: string): Promise<boolean> {
  const radio = await byRole(panel, 'radio', name);
  return radio.evaluate((node) => (node as HTMLInputElement).checked);
}
