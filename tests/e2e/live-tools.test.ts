import { expect } from 'vitest';
import { answered, ask } from './support/asking';
import { converse, words } from './support/conversing';
import { has, press, sees } from './support/find';
import { watchPace } from './support/pace';
import { test } from './support/scene';
import { notifications, openWatches, tellMe, told } from './support/told';
import { until } from './support/until';

/** What the model can do in a Live conversation beside talking. */

const RED = 'the build turns red';

test('it looks closer, and proposes a watch that only the user can set', async ({ scene }) => {
  const { live } = scene.gemini;
  const page = await scene.page('code.html#kettle');
  const paced = await watchPace(scene.extension);
  const panel = await converse(scene, page);
  const part = { left: 0, top: 0, width: 0.5, height: 0.5, why: 'a small word' };
  live.reply({ toolCalls: [{ name: 'look_closer', args: part }] }, words('I see it.'));
  await ask(panel, 'What is in the corner?');
  expect((await answered(panel, 'What is in the corner?')).reply).toBe('I see it.');
  const answer = live.session.toolResponses.at(-1);
  // Pictures of the whole go on coming, one a second.
  const [whole, closer] = live.session.frames.all.filter(({ at }) => at <= (answer?.at ?? 0)).slice(-2);
  expect(closer?.width, 'in its own pixels').toBeLessThanOrEqual(whole?.width ?? 0);
  expect(answer?.response).toEqual({ output: { shown: expect.any(String) } });
  await paced();

  live.reply({ toolCalls: [{ name: 'set_watch', args: { text: RED } }] }, words('I would like to.'));
  await ask(panel, 'Can you tell me later?');
  await press(panel, 'button', 'Allow');
  await answered(panel, 'Can you tell me later?');
  expect(live.session.toolResponses.at(-1)?.response).toEqual({ output: { agreed: true } });
  await openWatches(panel);
  await until('the watch', () => has(panel, 'button', `Remove “${RED}”`));
  await live.waitFor(
    ({ connection, session }) => connection.resumedFrom !== '' && session.connections.length > 1,
  );
  expect(JSON.stringify(live.connection.setup?.systemInstruction)).toContain(RED);

  live.reply({ toolCalls: [{ name: 'fly_away' }] }, words('I cannot.'));
  await ask(panel, 'Can you fly?');
  await answered(panel, 'Can you fly?');
  expect(live.session.toolResponses.at(-1)?.response).toEqual({ error: 'There is no tool "fly_away".' });
});

test('it reports a watch once per event, and says it in a notification', async ({ scene }) => {
  const { live } = scene.gemini;
  const page = await scene.page('counter.html?every=1500');
  const panel = await converse(scene, page);
  let met = false;
  live.onTurn(({ cause, n }) => {
    const setup = JSON.stringify(live.connection.setup?.systemInstruction);
    const id = /"id\\":\s*\\"(\w+)/.exec(setup)?.[1];
    if (cause !== 'text' || !met) return words(`OK ${n}.`);
    return { toolCalls: [{ name: 'report_watch', args: { id, met: true, evidence: 'It is red.' } }] };
  });
  await tellMe(panel, RED);
  await live.waitFor(({ session }) => session.turns.length > 1);
  met = true;
  const [hit] = await told(panel, 1);
  expect(hit?.text).toContain('It is red.');
  await until('its notification', async () => (await notifications(panel)).length === 1);
  const reports = () => live.session.toolResponses.filter(({ name }) => name === 'report_watch').length;
  await live.waitFor(() => reports() > 2);
  await told(panel, 1);
  await sees(panel, RED);
});
