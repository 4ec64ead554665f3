import { expect } from 'vitest';
import { answered, ask, show } from './support/asking';
import { converse, words } from './support/conversing';
import { has, press, sees } from './support/find';
import { watchPace } from './support/pace';
import { rows } from './support/rows';
import { test } from './support/scene';
import { until } from './support/until';

/** A Live conversation that outlives its sockets, and the worker. */

test('the announced end, a cut and the death of the worker are no end', async ({ scene }) => {
  const { extension, gemini } = scene;
  const { live } = gemini;
  live.onTurn(({ texts, frames }) => words(`On ${frames.at(-1)?.qr[0]}: ${texts.at(-1)}`));
  const page = await scene.page('code.html#first');
  const paced = await watchPace(extension);
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
  await paced();
  await extension.killWorker();
  await live.waitFor(({ connections }) => connections.length === 4);
  const pacedAgain = await watchPace(extension);
  await asks('fourth');
  await pacedAgain();

  expect(live.sessions, 'one session of the API').toHaveLength(1);
  expect(live.connections.map(({ resumedFrom }) => resumedFrom !== '')).toEqual([false, true, true, true]);
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

test('what a connection can suffer is got over, or said in words', async ({ scene }) => {
  const { live } = scene.gemini;
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const page = await scene.page('code.html#kettle');
  const paced = await watchPace(scene.extension);
  const panel = await converse(scene, page);
  const asks = async (question: string) => {
    await ask(panel, question);
    expect((await answered(panel, question)).reply).toBe(`Said: ${question}`);
  };

  // Internal errors, a refused upgrade and a dead socket on the way back.
  live.fault('internal');
  live.fault('refuse');
  live.fault('drop');
  live.connection.close(1011, 'Internal error encountered.');
  await asks('After an internal error?');
  live.fault('garbage');
  live.fault('unknown-keys');
  await asks('With garbage before the answer?');
  await asks('With keys that nobody knows?');

  // A session that is not known any more is begun anew, with what was said before.
  live.fault('close', { code: 1008, reason: 'Session not found', times: 2 });
  live.connection.drop();
  await asks('In another session?');
  expect(live.sessions).toHaveLength(2);
  expect(live.session.turns[0]?.texts.join('\n')).toContain('With keys that nobody knows?');

  live.fault('close-mid-turn');
  await ask(panel, 'And in the middle?');
  await until('its end', async () => {
    const row = (await rows(panel)).find(({ text }) => text.includes('And in the middle?'));
    return row && !row.busy;
  });
  await asks('And then?');

  live.fault('bad-key');
  live.connection.drop();
  await sees(panel, 'Gemini refused the API key');
  await paced();
});
