import { expect } from 'vitest';
import { fromNow } from './support/asked';
import { fill } from './support/disk';
import { gone, press, sees } from './support/find';
import { reply, says } from './support/panel';
import { ascending, counts, grown, pile, startSaving, stopSaving } from './support/saving';
import { test } from './support/scene';
import { watch } from './support/user';

/** Room for a few pictures, and for what the database keeps beside them. */
const LITTLE = 5_000_000;

test('with a full disk watching ends and says why; what was saved stays, and can be sent', async ({
  scene,
}) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(({ images }) => `Saw ${images.length} pictures.`);
  const options = await extension.options();
  // Before anything is written: the browser asks for the room that is left, and then remembers it for a while.
  const client = await options.createCDPSession();
  const origin = extension.address();
  await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: LITTLE });
  await scene.setUp();
  const panel = await watch(extension, await scene.page('counter.html?every=300'));
  await says(panel, /^(Capturing|Waiting)/);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await startSaving(panel);
  await grown(panel, 2);
  await fill(panel);
  await says(panel, /^Failed: The browser could not store the data/);
  await sees(panel, 'Free some disk space, discard saved pictures');
  const { count } = await pile(panel);
  expect(count).toBeGreaterThanOrEqual(2);

  await client.send('Storage.overrideQuotaForOrigin', { origin });
  await press(panel, 'button', 'Start');
  await gone(panel, 'alert');
  await grown(panel, count + 1);
  const left = await stopSaving(panel);
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Send');
  await reply(panel, `Saw ${left.count} pictures.`);
  const [batch = []] = asked().map(counts);
  expect(batch).toHaveLength(left.count);
  expect(batch).toSatisfy(ascending);
});
