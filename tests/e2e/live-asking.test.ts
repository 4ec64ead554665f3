import { expect } from 'vitest';
import { answered, ask, askAll, show } from './support/asking';
import { converse, words } from './support/conversing';
import { press, sees } from './support/find';
import { watchPace } from './support/pace';
import { test } from './support/scene';

/** Questions in writing, in a Live conversation: they go over the same socket as the pictures. */

test('are answered about the newest picture', async ({ scene }) => {
  const { gemini } = scene;
  const { live } = gemini;
  live.onTurn(({ frames, texts }) => words(`On ${frames.at(-1)?.qr[0]}: ${texts.at(-1)}`));
  const page = await scene.page('code.html#kettle');
  const paced = await watchPace(scene.extension);
  const panel = await converse(scene, page);
  const requests = gemini.answers.length;
  expect(live.session.turns, 'it stays silent by itself').toHaveLength(0);

  await show(page, 'teapot');
  await ask(panel, 'What is it now?');
  const row = await answered(panel, 'What is it now?');
  expect(row.reply).toBe('On teapot: What is it now?');
  expect(row.text).not.toContain('Retry');

  const frames = live.session.frames;
  await Promise.all(frames.all.map((frame) => frame.pixels()));
  await paced();
  expect(frames.all.every(({ mimeType }) => mimeType === 'image/jpeg')).toBe(true);
  expect(gemini.answers, 'and nothing by request').toHaveLength(requests);

  await press(panel, 'button', 'Stop');
  await live.waitFor(({ connection }) => !connection.isOpen);
});

test('are not asked any more when the user stops them before the connection is back', async ({ scene }) => {
  const { live } = scene.gemini;
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page);
  live.fault('refuse', { times: Number.POSITIVE_INFINITY });
  live.connection.drop();
  await sees(panel, /Trying again/);
  await askAll(panel, ['Never mind this?']);
  await press(panel, 'button', 'Stop answering');
  await ask(panel, 'And this?');
  live.clearFaults();
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  expect((await answered(panel, 'And this?')).reply).toBe('Said: And this?');
  const told = live.sessions.flatMap(({ turns }) => turns.flatMap(({ texts }) => texts));
  expect(told.filter((text) => text.includes('this?'))).toEqual(['And this?']);
});
