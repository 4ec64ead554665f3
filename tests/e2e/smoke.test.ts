import { expect } from 'vitest';
import { byRole, sees } from './support/find';
import { rows } from './support/rows';
import { test } from './support/scene';
import { until } from './support/until';
import { agree } from './support/user';

test('from the first click to the first reply', async ({ scene }) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(({ images }) => `The code says **${images[0]?.qr[0]}**.`);
  const page = await scene.page('code.html#the-kettle-boils');
  await extension.clickIcon(page);
  const panel = await extension.panel();

  await byRole(panel, 'button', 'I agree');
  expect(gemini.requests, 'nothing leaves before the consent').toEqual([]);
  await agree(panel);
  await sees(panel, 'A Gemini API key is needed');
  await scene.setUp();
  await sees(panel, 'Not Google');
  // The pictures now go elsewhere than what was agreed to.
  await agree(panel);

  const [first] = await gemini.waitForAnswers(1);
  expect(first?.images.map(({ qr }) => qr)).toEqual([['the-kettle-boils']]);
  await until('the reply in the panel', async () =>
    (await rows(panel)).some(({ reply }) => reply === 'The code says the-kettle-boils.'),
  );
  expect(gemini.keyInUrl).toEqual([]);
});
