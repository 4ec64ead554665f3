import { expect } from 'vitest';
import { more } from './support/asked';
import { press, type, valueIn } from './support/find';
import { reply, says } from './support/panel';
import { type Scene, test } from './support/scene';
import { Speech } from './support/speech';
import { until } from './support/until';

/** A worker with nothing to do is sent to sleep by the browser, 30 s after the last event. */

function asleep({ extension }: Scene): Promise<unknown> {
  return until('the worker to sleep', async () => !(await extension.isWorkerAlive()), { timeout: 90_000 });
}

test.concurrent('an open panel lets it sleep, and follows it when it wakes', async ({ open }) => {
  const scene = await open({ watchWorker: false });
  const { extension, gemini } = scene;
  const panel = await scene.watch(await scene.page('code.html#kettle'));
  await more(gemini);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');

  await asleep(scene);
  await type(panel, 'Ask about the screen', 'What boils?', '');
  expect(await valueIn(panel, 'Ask about the screen')).toBe('What boils?');
  expect(await extension.badge()).toBe('');
  expect(await extension.isWorkerAlive(), 'nobody has woken it').toBe(false);

  const answer = new Speech('The ');
  gemini.reply(answer);
  await press(panel, 'button', 'Ask');
  await reply(panel, 'The');
  answer.end('kettle.');
  await reply(panel, 'The kettle.');
});

test.concurrent('with the panel closed and watching paused it sleeps, and then goes on', async ({ open }) => {
  const scene = await open({ watchWorker: false });
  const { extension, gemini } = scene;
  const page = await scene.page('code.html#kettle');
  const panel = await scene.watch(page);
  await more(gemini);
  await press(panel, 'button', 'Pause');
  await says(panel, 'Paused');
  await panel.close();

  await asleep(scene);
  expect(extension.offscreen(), 'what holds the tab').toBeDefined();
  await extension.clickIcon(page);
  const again = await extension.panel();
  await says(again, 'Paused');
  await press(again, 'button', 'Resume');
  await more(gemini, 2);
});
