import { expect } from 'vitest';
import en from '../../public/_locales/en/messages.json';
import type { GeminiRequest } from '../gemini-server/index';
import { saved, select, type, valueIn } from './support/find';
import { reply, says } from './support/panel';
import { type Scene, test } from './support/scene';
import { until } from './support/until';
import { watch } from './support/user';

/** What is set on the options page is what the model gets, also while watching. */

const configOf = (request: GeminiRequest | undefined) => request?.message?.generationConfig;

test('at first: what matters on the screen, as little thinking as possible, every detail', async ({
  scene,
}) => {
  const { gemini } = scene;
  gemini.replyAlways(() => 'Hello.');
  const panel = await scene.watch(await scene.page('code.html#hello'));
  await reply(panel, 'Hello.');
  const [request] = gemini.answers;
  expect(request?.systemInstruction).toContain(en.presetDescribeText.message);
  expect(request?.systemInstruction).toContain('Answer in American English');
  expect(configOf(request)).toEqual({
    mediaResolution: 'MEDIA_RESOLUTION_HIGH',
    thinkingConfig: { thinkingLevel: 'MINIMAL' },
  });
  expect(request?.warnings, 'nothing that a good client would not send').toEqual([]);
});

test('changed while watching, it is in force from the next picture on', async ({ scene }) => {
  const { extension, gemini } = scene;
  gemini.replyAlways(() => 'Hello.');
  const page = await scene.page('code.html#hello');
  const options = await scene.setUp();
  const panel = await watch(extension, page);
  await reply(panel, 'Hello.');
  await options.bringToFront();

  await select(options, 'Preset', 'Logs and dashboards');
  await until('its text', async () => (await valueIn(options, 'Instruction')) === en.presetLogsText.message, {
    seen: () => valueIn(options, 'Instruction'),
  });
  const logs = await nextLike(scene, ({ systemInstruction }) =>
    systemInstruction.includes(en.presetLogsText.message),
  );
  expect(logs.systemInstruction).not.toContain(en.presetDescribeText.message);

  await type(options, 'Instruction', 'Only the colours, please.', 'Tab');
  await saved(options, 'Instruction');
  expect(await valueIn(options, 'Preset')).toBe('custom');
  await nextLike(scene, ({ systemInstruction }) => systemInstruction.startsWith('Only the colours, please.'));

  await select(options, 'Thinking level', 'high');
  await select(options, 'Image detail', 'low');
  await saved(options, 'Image detail');
  const low = await nextLike(
    scene,
    (request) => configOf(request)?.mediaResolution === 'MEDIA_RESOLUTION_LOW',
  );
  expect(configOf(low)?.thinkingConfig).toEqual({ thinkingLevel: 'HIGH' });

  await select(options, 'Model', 'gemini-3.5-flash-lite');
  await nextLike(scene, ({ model }) => model === 'gemini-3.5-flash-lite');
  await says(panel, /^(Capturing|Waiting)/);
});

/** The next request to arrive that is so. */
async function nextLike(
  { gemini }: Scene,
  matches: (request: GeminiRequest) => boolean,
): Promise<GeminiRequest> {
  const from = gemini.answers.length;
  const found = () => gemini.answers.slice(from).find((request) => request.readyAt > 0 && matches(request));
  await gemini.waitFor(() => found() !== undefined);
  return found() as GeminiRequest;
}
