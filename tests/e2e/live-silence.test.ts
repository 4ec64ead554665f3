import { expect } from 'vitest';
import { answered, ask } from './support/asking';
import { hurry } from './support/clock';
import { converse, words } from './support/conversing';
import { has, press, sees } from './support/find';
import { rows } from './support/rows';
import { test } from './support/scene';
import { Transcript } from './support/transcript';
import { until } from './support/until';

/** A Live conversation whose other side is there, and says nothing. */

test('a connection that is never set up is tried again, given up in words, and there when the user wants it', async ({
  scene,
}) => {
  const { live } = scene.gemini;
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const panel = await converse(scene, await scene.page('code.html#kettle'));
  const shown = await Transcript.of(panel);
  // No faster: a socket that is not even open by the limit of a setup is another trouble, and told as such.
  const clock = await hurry(scene.extension, { from: 1_000, faster: 10 });
  live.fault('no-setup-complete', { times: Number.POSITIVE_INFINITY });
  live.connection.drop();
  await ask(panel, 'Is anybody there?');
  await shown.had(/Not connected: No answer came in time\. Trying again at \d/);
  await sees(panel, 'The model was silent for too long');
  await sees(panel, 'Waiting for an answer');
  expect(await clock.waits(), 'the limit of a setup, in ms').toContain(15_000);
  expect(live.connections.filter(({ isOpen }) => isOpen)).toEqual([]);

  await clock.relax();
  live.clearFaults();
  await press(panel, 'button', 'Reconnect');
  expect((await answered(panel, 'Is anybody there?')).reply).toBe('Said: Is anybody there?');
  await until('no alert', async () => !(await has(panel, 'alert')));
});

test('an answer that stops is kept as far as it came, and the next one comes over another connection', async ({
  scene,
}) => {
  const { live } = scene.gemini;
  live.reply({ text: 'The first half is this, and the second is this.', tones: Array(40).fill(1) });
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const panel = await converse(scene, await scene.page('code.html#kettle'));
  await ask(panel, 'What comes to the end?');
  await sees(panel, 'The first half');
  // Not before: what comes a second late would be ten there. What comes now is waited for by that clock.
  const clock = await hurry(scene.extension, { from: 3_000, faster: 10 });
  const saidMs = live.session.turns.at(-1)?.sentMs ?? 0;
  await live.waitFor(({ session }) => (session.turns.at(-1)?.sentMs ?? 0) > saidMs + 200);
  live.connection.stall();
  const row = await until('the end of its turn', async () =>
    (await rows(panel)).find(({ text, busy }) => !busy && text.includes('No answer came in time')),
  );
  expect(row.reply).toMatch(/^The first half/);
  expect(row.reply).not.toContain('second is this');
  // Counted from what came last, which on a busy machine is some ms ago when the wait begins.
  const waits = await clock.waits();
  expect(
    waits.filter((ms) => ms > 19_000 && ms <= 20_000),
    'the limit of a silence, in ms',
  ).not.toEqual([]);

  await clock.relax();
  await ask(panel, 'And this?');
  expect((await answered(panel, 'And this?')).reply).toBe('Said: And this?');
  expect(await has(panel, 'alert'), 'nothing to complain of').toBe(false);
});
