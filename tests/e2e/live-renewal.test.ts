import { expect } from 'vitest';
import { answered, ask, show } from './support/asking';
import { converse, words } from './support/conversing';
import { has, press, sees } from './support/find';
import { test } from './support/scene';
import { until } from './support/until';

/** A Live conversation that outlives its sockets, and the worker. */

test('the announced end, a cut and the death of the worker are no end', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { live } = gemini;
  live.onTurn(({ texts, frames }) => words(`On ${frames.at(-1)?.qr[0]}: ${texts.at(-1)}`));
  const page = await scene.page('code.html#first');
  const panel = await converse(scene, page);
  const asks = async (code: string) => {
    await show(page, code);
    await ask(panel, `What is ${code}?`);
    expect((await answered(panel, `What is ${code}?`)).reply).toBe(`On ${code}: What is ${code}?`);
  };
  await asks('first');

  live.connection.goAway(3_000);
  await live.waitFor(({ connections }) => connections.length === 2);
  await asks('second');
  live.connection.drop();
  await live.waitFor(({ connections }) => connections.length === 3);
  await asks('third');
  await extension.killWorker();
  await live.waitFor(({ connections }) => connections.length === 4, { timeoutMs: 15_000 });
  await asks('fourth');

  expect(live.sessions, 'one session of the API').toHaveLength(1);
  expect(live.connections.map(({ resumedFrom }) => resumedFrom !== '')).toEqual([false, true, true, true]);
  expect(live.session.frames.tooFast).toBe(0);
  expect(await has(panel, 'alert'), 'nothing to complain of').toBe(false);
});

test('what cannot be cured is said, and tried again when the user wants it', async ({ scene }) => {
  const { live } = scene.gemini;
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const page = await scene.page('code.html#kettle');
  const panel = await converse(scene, page);
  live.fault('close', {
    code: 1008,
    reason: 'models/gemini-3.8-live is not found for API version v1beta',
    times: 1,
  });
  live.connection.drop();
  await sees(panel, 'This model is not available');
  await press(panel, 'button', 'Reconnect');
  await ask(panel, 'Are you there?');
  expect((await answered(panel, 'Are you there?')).reply).toBe('Said: Are you there?');
  await until('no alert', async () => !(await has(panel, 'alert')));
});
