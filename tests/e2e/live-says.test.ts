import { expect } from 'vitest';
import type { Settings } from '../../lib/settings';
import { answered, ask, show } from './support/asking';
import { converseAloud } from './support/conversing';
import { byRole, has, press, sees } from './support/find';
import { says } from './support/panel';
import { rows } from './support/rows';
import { test } from './support/scene';
import { until } from './support/until';
import { setSettings } from './support/user';

/** What the model says without being asked, what it bases its answers on, and what it says to those who only read. */

test('it speaks when the screen changes, if the user wants that; names its sources; and is silent for readers', async ({
  open,
}) => {
  const scene = await open({ args: ['--autoplay-policy=no-user-gesture-required'] });
  const { live } = scene.gemini;
  await setSettings(await scene.extension.options(), { liveSearch: true, sendWhat: 'changed' });
  live.onTurn(({ frames, texts }) => {
    if (!/^The screen has changed\./.test(texts.at(-1) ?? '')) return undefined;
    return { text: `Now it is ${frames.at(-1)?.qr[0]}.`, tones: [3] };
  });
  const page = await scene.page('code.html#kettle');
  const { panel, sound } = await converseAloud(scene, page);
  await press(panel, 'switch', 'Comment on changes');
  await show(page, 'teapot');
  // What it says first may be of the kettle, and the next comment comes ten seconds later.
  const row = await until('a comment', async () =>
    (await rows(panel)).find(({ reply }) => reply === 'Now it is teapot.'),
  );
  expect(row.text).toContain('Spoken');
  await until('sound', async () => (await sound.played()).samples.some((sample) => sample !== 0));

  await press(panel, 'switch', 'Comment on changes');
  await until('that to be saved', () =>
    panel.evaluate(async () => {
      const { settings } = await chrome.storage.local.get<{ settings: Settings }>('settings');
      return !settings.liveComments;
    }),
  );
  await live.waitFor(({ session }) => session.turns.every(({ completedAt }) => completedAt > 0));
  const turns = live.session.turns.length;
  await show(page, 'saucer');
  await live.waitFor(({ session }) => session.frames.all.at(-1)?.qr[0] === 'saucer');
  expect(live.session.turns.length).toBe(turns);

  live.reply({
    text: 'A saucer is a small plate.',
    tones: [1],
    sources: [{ uri: 'https://example.com/saucer', title: 'example.com' }],
  });
  await ask(panel, 'What is a saucer?');
  await answered(panel, 'What is a saucer?');
  const link = await byRole(panel, 'link', 'example.com');
  expect(await link.evaluate((node) => (node as HTMLAnchorElement).href)).toBe('https://example.com/saucer');
  await sees(panel, 'Found with Google Search');

  await sound.quiet();
  const known = live.connections.length;
  await setSettings(panel, { liveAnswers: 'text' });
  await live.waitFor(
    ({ connections, connection }) => connections.length === known + 2 && connection.setupAt > 0,
  );
  expect(live.connections.at(-2)?.ending?.reason, 'this model refuses').toContain('non-audio');
  const before = (await sound.played()).samples.length;
  live.reply({ text: 'It is written.', tones: [1, 2, 3] });
  await ask(panel, 'In writing?');
  const written = await answered(panel, 'In writing?');
  expect(written.reply).toBe('It is written.');
  expect(written.text).not.toContain('Spoken');
  const after = (await sound.played()).samples.subarray(before);
  expect(after.every((sample) => sample === 0)).toBe(true);
  expect(await has(panel, 'alert')).toBe(false);
  expect(await has(panel, 'button', 'Mute')).toBe(false);
  await says(panel, /^(Capturing|Waiting)/);
});
