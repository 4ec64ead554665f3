import { expect } from 'vitest';
import { show } from './support/asking';
import { converse, words } from './support/conversing';
import { press, sees } from './support/find';
import { log } from './support/panel';
import { rows } from './support/rows';
import { test } from './support/scene';
import { allowMicrophone, talking } from './support/talking';
import { until } from './support/until';

/** Talking: what is said both ways stands in the panel, in one conversation. */

test('what the user says is heard and answered, and both are read', async ({ open, onTestFinished }) => {
  const microphone = await talking([{ silence: 1_500 }, { speech: 1_200 }, { silence: 6_000 }]);
  onTestFinished(() => microphone.remove());
  const scene = await open({ args: microphone.args });
  const { live } = scene.gemini;
  live.hears('What is on the screen?');
  live.reply({ text: 'There is a kettle on it.', tones: [1, 2] });
  live.onTurn(() => words('Yes?'));
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page);
  await allowMicrophone(scene);
  await press(panel, 'button', 'Microphone');
  const row = await until('the answer', async () =>
    (await rows(panel)).find(({ reply, busy }) => reply === 'There is a kettle on it.' && !busy),
  );
  expect(row.text).toContain('What is on the screen?');
  expect(live.session.turns[0]?.cause).toBe('speech');
  expect(live.session.audio.durationMs).toBeGreaterThan(1_000);

  await press(panel, 'button', 'Microphone');
  await live.waitFor(({ session }) => session.activity.some(({ kind }) => kind === 'streamEnd'));
  await press(panel, 'button', 'Stop');
  await live.waitFor(({ connection }) => !connection.isOpen);
});

test('when the screen changes it says so, if the user wants that', async ({ scene }) => {
  const { live } = scene.gemini;
  live.onTurn(({ frames, texts }) => {
    expect(texts.at(-1)).toMatch(/^The screen has changed\./);
    return { text: `Now it is ${frames.at(-1)?.qr[0]}.`, tones: [3] };
  });
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page, { comments: true });
  await sees(panel, 'Now it is kettle.');
  await show(page, 'teapot');
  await sees(panel, 'Now it is teapot.');
  await press(panel, 'switch', 'Comment on changes');
  await live.waitFor(({ session }) => session.turns.every(({ completedAt }) => completedAt > 0));
  const turns = live.session.turns.length;
  await show(page, 'saucer');
  await live.waitFor(({ session }) => session.frames.all.at(-1)?.qr[0] === 'saucer');
  expect(live.session.turns.length).toBe(turns);
  expect(await log(panel)).toContain('Spoken');
});
