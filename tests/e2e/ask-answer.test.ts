import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/index';
import { fromNow, more, picturesIn } from './support/asked';
import { answered, ask, askAll, BOX, isQuestion, pressIn, questionIn, said, show } from './support/asking';
import { test } from './support/beside';
import { counted, stored } from './support/disk';
import { fieldNamed, gone, has, press, sees, textOf, valueIn } from './support/find';
import { reply, says } from './support/panel';
import { rows } from './support/rows';
import { codeIn } from './support/scene';
import { Speech } from './support/speech';
import { Transcript } from './support/transcript';
import { until } from './support/until';

/** What can be done with an answer, and with questions that wait for theirs. */

const QUEUE = 'Questions waiting';

/** Waits until so many questions are said to wait. */
async function waiting(panel: Page, words: string): Promise<void> {
  const now = async () => ((await has(panel, 'region', QUEUE)) ? textOf(panel, 'region', QUEUE) : '');
  await until(`the queue "${words}"`, async () => (await now()).replace(/\s+/g, ' ') === words, {
    seen: now,
  });
}

/** Every picture that was looked at was sent or dropped. */
async function addUp(panel: Page): Promise<void> {
  await until('the counters to add up', async () => {
    const { seen, sent, dropped } = await counted(panel);
    return seen === sent + dropped;
  });
}

test('is stopped: what came stays; asked again: about the same picture', async ({
  scene: { gemini },
  page,
  panel,
}) => {
  gemini.replyAlways((request) => `It shows ${codeIn(request)}.`);
  await show(page, 'then');
  const asked = fromNow(gemini);
  gemini.reply(new Speech('Half of a '));
  await ask(panel, 'What is it?');
  await reply(panel, 'Half of a');
  await press(panel, 'button', 'Stop answering');
  await sees(panel, 'You stopped this answer');
  await until('the request to be cancelled', () => asked()[0]?.aborted);

  await show(page, 'later');
  await press(panel, 'button', 'Try again');
  await until('the answer, in whole', async () => !(await reply(panel, 'It shows then.')).busy);
  await gone(panel, 'button', 'Try again');
  expect(asked()).toHaveLength(2);
  expect(asked().map(questionIn)).toEqual(['What is it?', 'What is it?']);
  expect(picturesIn(asked()[1] as never)).toEqual(picturesIn(asked()[0] as never));
  expect((await rows(panel)).map((row) => row.reply)).toContain('Half of a');
  await addUp(panel);
});

test('of all that were stopped the newest five keep their picture, others a small one', async ({
  scene: { gemini },
  page,
  panel,
}) => {
  gemini.replyAlways(() => 'Again.');
  await show(page, 'long-ago');
  const before = await stored(panel, 'slices');
  for (let number = 1; number <= 6; number += 1) {
    gemini.reply(new Speech(`Piece ${number} `));
    await ask(panel, `What is ${number}?`);
    await reply(panel, `Piece ${number}`);
    await press(panel, 'button', 'Stop answering');
    await gone(panel, 'button', 'Stop answering');
  }
  expect((await stored(panel, 'slices')) - before).toBe(5);
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Try again');
  await reply(panel, 'Again.');
  const [request] = asked() as [GeminiRequest];
  expect(said(request).at(-1)).toMatch(/^user: A small picture of the screen\..* \[picture\] What is 1\?$/);
  expect(request.images.map(({ width }) => width)).toEqual([320]);
});

test('is copied as Markdown', async ({ scene: { gemini }, panel }) => {
  gemini.reply('**Red** is `on`.');
  await ask(panel, 'What is on?');
  const shown = await Transcript.of(panel);
  await pressIn(panel, 'Red is on.', 'Copy');
  await shown.had(/Copied/);
  const box = await fieldNamed(panel, BOX);
  await box.focus();
  await panel.keyboard.press('KeyV', { commands: ['Paste'] });
  expect(await valueIn(panel, BOX)).toBe('**Red** is `on`.');
  await panel.keyboard.press('KeyA', { commands: ['SelectAll'] });
  await panel.keyboard.press('Backspace');
});

test('several wait in a list, from which each can be removed, while automatic pictures wait', async ({
  scene: { gemini },
  panel,
}) => {
  gemini.replyAlways((request) =>
    isQuestion(request) ? `So: ${questionIn(request)}` : `Reply ${request.id}.`,
  );
  await press(panel, 'button', 'Start');
  await more(gemini);
  gemini.hold();
  const asked = fromNow(gemini);
  await askAll(panel, ['Who waits?', 'And why not?', 'Since when so?']);
  await waiting(panel, '2 questions waiting And why not? Since when so?');
  await press(panel, 'button', 'Remove: And why not?');
  await waiting(panel, '1 question waiting Since when so?');
  await until('a picture to wait', async () => (await counted(panel)).dropped >= 2);
  gemini.release();
  await answered(panel, 'Since when so?');
  await waiting(panel, '');
  await more(gemini);
  expect(asked().filter(isQuestion).map(questionIn)).toEqual(['Who waits?', 'Since when so?']);
  const first = asked().findIndex(isQuestion);
  expect(
    asked()
      .slice(first, first + 2)
      .every(isQuestion),
    'nothing automatic between them',
  ).toBe(true);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await addUp(panel);
});

test('those that wait outlive the worker', async ({ scene: { extension, gemini }, panel }) => {
  gemini.replyAlways((request) => `Indeed: ${questionIn(request)}`);
  gemini.hold();
  const asked = fromNow(gemini);
  const questions = ['Is it one?', 'Is it two?', 'Is it three?'];
  await ask(panel, 'Is it one?');
  await until('the first to be asked', () => gemini.held.length === 1);
  await askAll(panel, questions.slice(1));
  await waiting(panel, '2 questions waiting Is it two? Is it three?');
  await extension.killWorker();
  gemini.release();
  for (const question of questions) await answered(panel, question);
  // The first one was under way.
  expect(asked().map(questionIn)).toEqual(['Is it one?', ...questions]);
});

test('no more than ten are open', async ({ scene: { gemini }, panel }) => {
  gemini.replyAlways(() => 'Yes.');
  gemini.hold();
  await askAll(
    panel,
    Array.from({ length: 10 }, (_, index) => `Is ${index + 1} odd?`),
  );
  await sees(panel, '9 questions waiting');
  await ask(panel, 'Is 11 odd?');
  await sees(panel, 'Too many questions are waiting');
  expect(await valueIn(panel, BOX)).toBe('Is 11 odd?');
  await press(panel, 'button', 'Remove: Is 10 odd?');
  await sees(panel, '8 questions waiting');
  await press(panel, 'button', 'Ask');
  gemini.release();
  await answered(panel, 'Is 11 odd?');
});
