import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { ReplyScript } from '../gemini-server/index';
import { test } from './support/beside';
import { has, press, textOf, type, valueIn } from './support/find';
import { agreed } from './support/ledger';
import { says } from './support/panel';
import { type Row, rows } from './support/rows';
import { Transcript } from './support/transcript';
import { until } from './support/until';

/** Replies that end otherwise than well, and questions that do. */

interface Story {
  name: string;
  reply: ReplyScript;
  /** What is kept. */
  kept: string;
  /** What happened, and what to do. */
  note: RegExp;
}

const stories: Story[] = [
  {
    name: 'a blocked prompt',
    reply: { chunks: [], blockReason: 'PROHIBITED_CONTENT' },
    kept: '',
    note: /Gemini blocked this picture or question\. .*Change what is on the screen[\s\S]*PROHIBITED_CONTENT/,
  },
  {
    name: 'SAFETY before the first word',
    reply: { chunks: [], finishReason: 'SAFETY' },
    kept: '',
    note: /ended by Gemini’s safety filter\. .*Another picture or wording may pass/,
  },
  {
    name: 'SAFETY in the middle',
    reply: { chunks: ['The page shows '], finishReason: 'SAFETY' },
    kept: 'The page shows',
    note: /ended by Gemini’s safety filter\. What came before is kept/,
  },
  {
    name: 'RECITATION in the middle',
    reply: { chunks: ['It was the best of times, '], finishReason: 'RECITATION' },
    kept: 'It was the best of times,',
    note: /ended because it repeated published text\. What came before is kept/,
  },
  {
    name: 'MAX_TOKENS',
    reply: { chunks: ['A very long reply '], finishReason: 'MAX_TOKENS' },
    kept: 'A very long reply',
    note: /reached its length limit\. What came is kept\. Ask for a shorter answer/,
  },
  {
    name: 'an empty reply',
    reply: { chunks: [] },
    kept: '',
    note: /The model answered nothing\. The next picture is analysed as usual/,
  },
];

test.for(stories)('$name: says so, keeps what came, goes on', async (story, { scene, panel }) => {
  const { gemini } = scene;
  const before = gemini.answers.length;
  const earlier = (await rows(panel)).length;
  const shown = await Transcript.of(panel);
  gemini.reply(story.reply);
  await press(panel, 'button', 'Start');

  const row = await until('the row', async () =>
    (await rows(panel)).slice(earlier).find(({ text }) => story.note.test(text)),
  );
  expect(row.reply).toBe(story.kept);
  expect(row.busy).toBe(false);
  await says(panel, /^(Capturing|Waiting)/);
  expect(await shown.all(), 'it would be the same again').not.toMatch(/tried again/);
  await agreed(panel, () => gemini.answers.slice(before));
});

test('a question that is blocked stays, and can be asked again', async ({ scene, panel }) => {
  const { gemini } = scene;
  const before = gemini.answers.length;
  gemini.reply({ chunks: [], blockReason: 'SAFETY' }, 'It is a code.');
  await ask(panel, 'What is this?');

  const row = await asked(panel, 'What is this?', /Gemini blocked this picture or question/);
  expect(row.text).toContain('reword the question');
  expect(await valueIn(panel, 'Ask about the screen')).toBe('');
  await press(panel, 'button', 'Try again');
  await asked(panel, 'What is this?', /It is a code\./);
  const questions = gemini.answers.slice(before).map(({ texts }) => texts.at(-1));
  expect(questions).toEqual(['What is this?', 'What is this?']);
});

test('a question that meets an overloaded model waits, and is answered', async ({ scene, panel }) => {
  const { gemini } = scene;
  const before = gemini.answers.length;
  const shown = await Transcript.of(panel);
  gemini.fault('overloaded');
  gemini.reply('Everything is fine.');
  await ask(panel, 'Is anything wrong?');

  await shown.had(/Is anything wrong\?\s[\s\S]*The model is overloaded\. Will be tried again at \d/);
  await asked(panel, 'Is anything wrong?', /Everything is fine\./);
  await agreed(panel, () => gemini.answers.slice(before));
});

test('a question that nothing can answer ends with what to do, and stays', async ({ scene, panel }) => {
  const { gemini } = scene;
  gemini.fault('bad-key', { on: 'generate' });
  await ask(panel, 'What is the time?');

  await says(panel, 'Failed: Gemini refused the API key');
  const row = await asked(panel, 'What is the time?', /Gemini refused the API key/);
  expect(row.text).toContain('create a new one at Google AI Studio');
  expect(await has(panel, 'button', 'Open options')).toBe(true);
  expect(await has(panel, 'button', 'Try again')).toBe(true);
});

test("a question goes out while pictures wait for the next minute's quota", async ({ scene, panel }) => {
  const { gemini } = scene;
  gemini.fault('quota-minute', { retryDelay: '50s' });
  await press(panel, 'button', 'Start');
  await says(panel, /^On hold until/);
  gemini.reply('Of course.');
  await ask(panel, 'May I?');

  await asked(panel, 'May I?', /Of course\./);
  await says(panel, /^On hold until/);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await until('nobody to wait for the picture any more', async () => {
    const given = (await rows(panel)).find(({ text }) => text.includes('Too many requests in a minute'));
    return given && !given.text.includes('Will be tried again');
  });
});

test('a question that cannot be asked stays in its box', async ({ scene, panel }) => {
  const { gemini } = scene;
  const before = gemini.requests.length;
  const never = await scene.page('code.html#never-clicked');
  await ask(panel, 'What is here?');

  await until('the refusal', async () =>
    (await textOf(panel, 'alert')).includes('Click the toolbar icon on this tab'),
  );
  expect(await valueIn(panel, 'Ask about the screen')).toBe('What is here?');
  expect(gemini.requests.length).toBe(before);
  await never.close();
});

async function ask(panel: Page, question: string): Promise<void> {
  await type(panel, 'Ask about the screen', question, '');
  await press(panel, 'button', 'Ask');
}

/** Waits for the newest row with this question to say this. */
function asked(panel: Page, question: string, words: RegExp): Promise<Row> {
  return until(`"${question}" to have ${words}`, async () => {
    const row = (await rows(panel)).findLast(({ text }) => text.includes(question));
    return row && words.test(row.text) && row;
  });
}
