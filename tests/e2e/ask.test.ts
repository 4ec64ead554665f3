import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/index';
import { fromNow, more } from './support/asked';
import { answered, ask, askAll, BOX, isQuestion, questionIn, said, show } from './support/asking';
import { test } from './support/beside';
import { byRole, press, save, sees, valueIn } from './support/find';
import { capturedTabs, counters, reply, says } from './support/panel';
import { rows } from './support/rows';
import { codeIn } from './support/scene';
import { until } from './support/until';

/** Questions about what is on the screen. */

test('is answered about what is shown at that moment', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  await save(await extension.options(), 'Interval in seconds', '60');
  await page.bringToFront();
  const asked = fromNow(gemini);
  gemini.replyAlways((request) => `It shows ${codeIn(request)}.`);
  await show(page, 'before');
  await press(panel, 'button', 'Start');
  await reply(panel, 'It shows before.');
  for (const code of ['one', 'two', 'three']) {
    await show(page, code);
    await ask(panel, `What is ${code}?`);
    await answered(panel, `What is ${code}?`);
    const last = asked().at(-1) as GeminiRequest;
    expect([questionIn(last), last.images.map(({ qr }) => qr)]).toEqual([`What is ${code}?`, [[code]]]);
  }
  expect(await valueIn(panel, BOX)).toBe('');
  expect(asked()).toHaveLength(4);
  await save(await extension.options(), 'Interval in seconds', '1');
  await page.bringToFront();
});

test('questions in a row are answered in their order, each with the exchanges before it', async ({
  scene: { gemini },
  panel,
}) => {
  gemini.replyAlways((request) =>
    isQuestion(request) ? `Answer to "${questionIn(request)}"` : `Reply ${request.id}.`,
  );
  const asked = fromNow(gemini);
  gemini.hold();
  await press(panel, 'button', 'Start');
  // Both places are taken: no picture can be on its way beside the question.
  await until('two pictures', () => gemini.held.length === 2);
  const questions = ['Who is it?', 'And why?', 'Since when?'];
  await askAll(panel, questions);
  await until('the first question', () => gemini.held.some(isQuestion));
  await until('pictures to be dropped meanwhile', async () => Number((await counters(panel)).Dropped) >= 2);
  expect(gemini.held.filter(isQuestion).map(questionIn), 'one at a time').toEqual(['Who is it?']);
  expect(isQuestion(asked().at(-1) as GeminiRequest), 'nothing else is asked meanwhile').toBe(true);
  gemini.release();
  for (const question of questions) await answered(panel, question);
  await more(gemini);
  const requests = asked().filter(isQuestion);
  expect(requests.map(questionIn)).toEqual(questions);
  expect(said(requests[2] as GeminiRequest).slice(-5)).toEqual([
    'user: Who is it?',
    'model: Answer to "Who is it?"',
    'user: And why?',
    'model: Answer to "And why?"',
    'user: [picture] Since when?',
  ]);
  const shown = (await rows(panel)).filter(({ reply }) => reply.startsWith('Answer to'));
  expect(shown.map(({ reply }) => reply)).toEqual(questions.map((question) => `Answer to "${question}"`));
});

test('while paused', async ({ scene: { gemini }, page, panel }) => {
  const asked = fromNow(gemini);
  gemini.replyAlways((request) => `It shows ${codeIn(request)}.`);
  await press(panel, 'button', 'Start');
  await more(gemini);
  await press(panel, 'button', 'Pause');
  await says(panel, 'Paused');
  await show(page, 'while-paused');
  await ask(panel, 'What is it now?');
  expect((await answered(panel, 'What is it now?')).reply).toBe('It shows while-paused.');
  await says(panel, 'Paused');
  // A picture from before may have been on its way.
  const shown = asked().filter((request) => codeIn(request) === 'while-paused');
  expect(shown.map(questionIn)).toEqual(['What is it now?']);
});

test('with nothing watched: takes one picture, and lets go of the tab', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  gemini.replyAlways((request) => `It shows ${codeIn(request)}.`);
  await show(page, 'once');
  const asked = fromNow(gemini);
  await ask(panel, 'What is it once?');
  expect((await answered(panel, 'What is it once?')).reply).toBe('It shows once.');
  await says(panel, 'Idle');
  expect(asked()).toHaveLength(1);
  await until('the tab to be let go', async () => (await capturedTabs(panel)) === 0);
  await until('the offscreen document to close', () => !extension.offscreen());
});

test('on a tab that was never clicked on: says what to do, and keeps the question', async ({
  scene,
  panel,
}) => {
  const asked = fromNow(scene.gemini);
  const other = await scene.page('code.html#other');
  await ask(panel, 'What is there?');
  await sees(panel, 'Click the toolbar icon on this tab');
  await byRole(panel, 'button', 'Use “Window or screen” instead');
  expect(await valueIn(panel, BOX)).toBe('What is there?');
  expect(asked()).toEqual([]);
  await other.close();
});

test('the same answer twice is shown twice', async ({ scene: { gemini }, panel }) => {
  gemini.replyAlways(() => 'The very same lamp is on.');
  await press(panel, 'button', 'Start');
  await more(gemini);
  await press(panel, 'button', 'Pause');
  for (const question of ['Is it on?', 'Is it still on?']) {
    await ask(panel, question);
    expect((await answered(panel, question)).reply).toBe('The very same lamp is on.');
  }
});

test('a failure keeps the question, and it can be asked again', async ({ scene: { gemini }, panel }) => {
  gemini.replyAlways((request) => `It shows ${codeIn(request)}.`);
  gemini.fault('blocked-prompt');
  await ask(panel, 'May I ask?');
  await sees(panel, 'Gemini blocked this picture or question');
  await press(panel, 'button', 'Try again');
  expect((await answered(panel, 'May I ask?')).reply).toMatch(/^It shows/);
});
