import { expect } from 'vitest';
import { answered, ask, show } from './support/asking';
import { words } from './support/conversing';
import { choose, press } from './support/find';
import { watchPace } from './support/pace';
import { log, reply } from './support/panel';
import { codeIn, test } from './support/scene';
import { until } from './support/until';

/** The engine, switched while a session runs: the conversation is one. */

test('requests and a Live conversation follow each other in one session', async ({ scene }) => {
  const { gemini } = scene;
  const { live } = gemini;
  let answer = () => {};
  const switched = new Promise<void>((resolve) => {
    answer = resolve;
  });
  gemini.replyAlways(async (request) => {
    if (codeIn(request) === 'teapot') await switched;
    return `Requested: ${codeIn(request)}.`;
  });
  live.onTurn(({ texts }) => words(`Said: ${texts.at(-1)}`));
  const page = await scene.page('code.html#kettle');
  const paced = await watchPace(scene.extension);
  const panel = await scene.watch(page);
  await reply(panel, 'Requested: kettle.');

  // What is under way is answered; what follows goes the other way.
  await show(page, 'teapot');
  await until('a request on its way', () => gemini.answers.some((request) => codeIn(request) === 'teapot'));
  await choose(panel, 'Engine', 'Live conversation');
  await live.waitFor(({ session }) => session.frames.all.length > 0);
  await press(panel, 'switch', 'Comment on changes');
  answer();
  await reply(panel, 'Requested: teapot.');
  const requests = gemini.answers.length;
  await ask(panel, 'And now?');
  expect((await answered(panel, 'And now?')).reply).toBe('Said: And now?');
  expect(gemini.answers, 'no further request').toHaveLength(requests);

  await choose(panel, 'Engine', 'Requests');
  await live.waitFor(({ connection }) => !connection.isOpen);
  await show(page, 'saucer');
  await reply(panel, 'Requested: saucer.');
  expect(await log(panel)).toMatch(
    /Requested: kettle.*Requested: teapot.*Said: And now\?.*Requested: saucer/s,
  );
  expect((await log(panel)).match(/Watching .* since/g), 'one session').toHaveLength(1);
  await paced();
});
