import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { GeminiRequest } from '../gemini-server/index';
import { fromNow, more, picturesIn } from './support/asked';
import { answered, ask, isQuestion, pressIn, said, show } from './support/asking';
import { test } from './support/beside';
import { gone, press, save, sees } from './support/find';
import { reply, says } from './support/panel';
import { codeIn } from './support/scene';
import { Speech } from './support/speech';

/** What a question is about, and what goes along with it. */

const TOKENS = 'Conversation sent along, in tokens';

/** Asks about a reply, and answers the time that its row shows. */
async function askAbout(panel: Page, text: string, question: string): Promise<string> {
  const { time } = await pressIn(panel, text, 'Ask about this');
  await sees(panel, `About the reply of ${time}`);
  await ask(panel, question);
  await gone(panel, 'button', 'Ask about the screen instead');
  return time;
}

test('about an old reply: with its words and its small picture, which says that it is small', async ({
  scene: { gemini },
  page,
  panel,
}) => {
  gemini.replyAlways((request) =>
    isQuestion(request) ? 'The left one.' : `It shows ${codeIn(request)} and lamps.`,
  );
  await show(page, 'lamps');
  await press(panel, 'button', 'Start');
  await reply(panel, 'It shows lamps and lamps.');
  await show(page, 'nothing');
  await reply(panel, 'It shows nothing and lamps.');
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');

  const asked = fromNow(gemini);
  const time = await askAbout(panel, 'It shows lamps and lamps.', 'Which lamp is on?');
  expect((await answered(panel, 'Which lamp is on?')).text).toContain(`About the reply of ${time}`);
  expect(asked()).toHaveLength(1);
  const [request] = asked() as [GeminiRequest];
  const [picture, ...words] = said(request).slice(-3);
  expect(picture).toMatch(/^user: A small picture of the screen\..* \[picture\] The screen then\.$/);
  expect(words).toEqual(['model: It shows lamps and lamps.', 'user: Which lamp is on?']);
  expect(request.images.map(({ width }) => width)).toEqual([320]);
  // What is asked about does not go along a second time.
  expect(said(request).filter((line) => line === 'model: It shows lamps and lamps.')).toHaveLength(1);
  await says(panel, 'Stopped');
});

test('about a reply that is still coming: with its full picture', async ({
  scene: { gemini },
  page,
  panel,
}) => {
  const speech = new Speech('There are two lamps. ');
  gemini.replyAlways((request) => (isQuestion(request) ? 'The left one.' : speech));
  await show(page, 'two-lamps');
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await askAbout(panel, 'There are two lamps.', 'Which of the two?');
  await answered(panel, 'Which of the two?');
  speech.end('Both are red.');
  const [first] = asked() as [GeminiRequest];
  const question = asked().find(isQuestion) as GeminiRequest;
  expect(picturesIn(question)).toEqual(picturesIn(first));
  expect(said(question).slice(-3)).toEqual([
    'user: [picture] The screen then.',
    'model: There are two lamps. ',
    'user: Which of the two?',
  ]);
});

test('about a reply of a moment ago: with its full picture', async ({ scene: { gemini }, page, panel }) => {
  gemini.replyAlways((request) =>
    isQuestion(request) ? 'The first one.' : `There is ${codeIn(request)} to see.`,
  );
  await show(page, 'one-door');
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await reply(panel, 'There is one-door to see.');
  await show(page, 'no-door');
  await reply(panel, 'There is no-door to see.');
  await askAbout(panel, 'There is one-door to see.', 'Which door is it?');
  await answered(panel, 'Which door is it?');
  const question = asked().find(isQuestion) as GeminiRequest;
  expect(picturesIn(question)).toEqual(picturesIn(asked()[0] as GeminiRequest));
  expect(said(question).slice(-3)).toEqual([
    'user: [picture] The screen then.',
    'model: There is one-door to see.',
    'user: Which door is it?',
  ]);
});

test('the conversation goes along within the limit, and the panel says how much', async ({
  scene: { extension, gemini },
  page,
  panel,
}) => {
  const limit = async (tokens: string) => {
    await save(await extension.options(), TOKENS, tokens);
    await page.bringToFront();
  };
  const lines = ['The kettle is on the stove.', 'A cat walks over the table.', 'The door is open now.'];
  gemini.replyAlways((request) =>
    isQuestion(request) ? 'So it is.' : (lines.shift() ?? 'The door is open now.'),
  );
  await limit('0');
  await press(panel, 'button', 'Start');
  await reply(panel, 'The door is open now.');
  await more(gemini);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');

  const asked = fromNow(gemini);
  await ask(panel, 'Is anything there?');
  await answered(panel, 'Is anything there?');
  expect(said(asked()[0] as GeminiRequest)).toEqual(['user: [picture] Is anything there?']);

  await limit('100');
  await sees(panel, /with \d+ earlier replies, about \d+ tokens/);
  await ask(panel, 'Was there a cat?');
  await answered(panel, 'Was there a cat?');
  const last = said(asked()[1] as GeminiRequest);
  expect(last.slice(-7)).toEqual([
    'user: The screen then.',
    'model: A cat walks over the table.',
    'user: The screen then.',
    'model: The door is open now.',
    'user: Is anything there?',
    'model: So it is.',
    'user: [picture] Was there a cat?',
  ]);
  const bytes = last.slice(0, -1).map((line) => line.replace(/^\w+: /, '').length);
  expect(bytes.reduce((sum, length) => sum + Math.ceil(length / 4), 0)).toBeLessThanOrEqual(100);
  await press(panel, 'tab', 'Raw');
  await sees(panel, new RegExp(`with ${(last.length - 1) / 2} earlier replies, about \\d+ tokens`));
  await press(panel, 'tab', 'Deduplicated');
  await limit('2000');
});
