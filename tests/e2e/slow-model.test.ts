import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/index';
import { press, save } from './support/find';
import { counters, says } from './support/panel';
import { rows } from './support/rows';
import { codeIn, type Scene, test } from './support/scene';
import { until } from './support/until';

/** A model that is slower than the pictures come. */

/** Watches a page that counts. Answers the panel, in its raw view. */
async function watchCounter(scene: Scene): Promise<Page> {
  const panel = await scene.watch(await scene.page('counter.html?every=300'));
  await press(panel, 'tab', 'Raw');
  return panel;
}

/** How many requests were under way when this one arrived, itself included. */
function inFlight(answers: readonly GeminiRequest[], { at }: GeminiRequest): number {
  return answers.filter((other) => other.at <= at && (other.finishedAt === 0 || other.finishedAt > at))
    .length;
}

function dropped(panel: Page): Promise<number> {
  return until('pictures to be dropped', async () => Number((await counters(panel)).Dropped));
}

test('replies stand in the order of their pictures, whichever comes first', async ({ scene }) => {
  const { gemini } = scene;
  gemini.replyAlways((request) => `It shows ${codeIn(request)}.`);
  gemini.hold();
  const panel = await watchCounter(scene);
  await dropped(panel);
  const [first, second] = await gemini.waitForAnswers(2);
  expect(gemini.answers, 'two at a time').toEqual([first, second]);

  gemini.release(second);
  await until(
    'the second reply',
    async () => (await rows(panel))[1]?.reply === `It shows ${codeIn(second as GeminiRequest)}.`,
  );
  expect((await rows(panel))[0]).toMatchObject({ busy: true, reply: '' });
  // Its place was taken by the newest picture; the first reply still waits.
  await gemini.waitForAnswers(3);
  gemini.release();
  await gemini.waitForAnswers(5);
  await press(panel, 'button', 'Stop');
  // One that is only about to be asked about has no row yet.
  await says(panel, 'Stopped');
  await until('all replies', async () => (await rows(panel)).every(({ busy }) => !busy));

  const { answers } = gemini;
  const shown = (await rows(panel)).map(({ reply }) => reply);
  expect(shown).toEqual(answers.map((answer) => `It shows ${codeIn(answer)}.`));
  expect(Math.max(...answers.map((answer) => inFlight(answers, answer)))).toBe(2);
  const counted = await counters(panel);
  expect(counted).toMatchObject({ Requests: String(answers.length), Sent: String(answers.length) });
});

test('while none is answered no more are in flight than the options say, also when they say another number', async ({
  scene,
}) => {
  const { extension, gemini } = scene;
  gemini.replyAlways((request) => `It shows ${codeIn(request)}.`);
  gemini.hold();
  const panel = await watchCounter(scene);
  await until('two requests', () => gemini.held.length === 2);
  const [first] = gemini.held;
  await lost(panel, 3);
  expect(gemini.answers).toHaveLength(2);
  gemini.release(1);
  await until('the next request', () => gemini.held.length === 2 && gemini.held[0] !== first);

  await save(await extension.options(), 'Requests in flight', '1');
  // By then the worker knows it.
  await lost(panel, 2);
  gemini.release(1);
  await lost(panel, 3);
  expect(gemini.held, 'one is still out').toHaveLength(1);
  gemini.release(1);
  await until('one request', () => gemini.held.length === 1);
  await lost(panel, 3);
  expect(gemini.held).toHaveLength(1);
});

/** Waits until so many more pictures are left out, and said to be. */
async function lost(panel: Page, count: number): Promise<void> {
  const before = Number((await counters(panel)).Dropped);
  await until(`${count} more to be dropped`, async () => (await dropped(panel)) >= before + count);
}
