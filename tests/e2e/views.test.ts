import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { fromNow, more, test } from './support/asked';
import { click } from './support/click';
import { byRole, press, shown } from './support/find';
import { agreed } from './support/ledger';
import { reply, says } from './support/panel';
import { type Row, rows } from './support/rows';
import { Speech } from './support/speech';
import { Transcript } from './support/transcript';
import { until } from './support/until';

/** Two views of one conversation: every reply, and those that say something new. */

/** The rows of this test: those with these words. */
async function about(panel: Page, words: string): Promise<Row[]> {
  return (await rows(panel)).filter(({ text }) => text.includes(words));
}

test('repeats are hidden, counted and explained; a changed number or a "not" is shown', async ({
  scene: { gemini },
  panel,
}) => {
  const said = [
    'The build is green: all 214 tests passed in 38 seconds.',
    'The build is green: all 214 tests passed in 38 seconds.',
    'The build is **green**: all 214 tests have passed in 38 seconds.',
    'The build is green, with all 214 tests passed in 38 seconds.',
    'The build is green: all 215 tests passed in 38 seconds.',
    'The build is not green: all 215 tests passed in 38 seconds.',
  ];
  const asked = fromNow(gemini);
  gemini.replyAlways((request) => said[asked().indexOf(request)] ?? 'The build is over.');
  await press(panel, 'button', 'Start');
  await more(gemini, said.length);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await reply(panel, said[5] ?? '');
  const news = (await about(panel, 'The build')).slice(0, 3);
  expect(news.map(({ reply, repeats }) => [reply, repeats])).toEqual([
    [said[0], 3],
    [said[4], 0],
    [said[5], 0],
  ]);

  const button = await byRole(panel, 'button', 'repeated ×3');
  expect(await button.evaluate((node) => node.ariaExpanded)).toBe('false');
  await click(button);
  expect(await button.evaluate((node) => node.ariaExpanded)).toBe('true');
  const hidden = await shown(await byRole(panel, 'list', 'Replies hidden because they repeat this one'));
  const time = news[0]?.time ?? '';
  expect(hidden).toContain(`Same as ${time}\n`);
  expect(hidden.split(`like ${time}, 99%\n`)).toHaveLength(3);
  expect(hidden).toContain('The build is green, with all 214 tests passed in 38 seconds.');

  await press(panel, 'tab', 'Raw');
  const all = (await about(panel, 'The build')).slice(0, 6);
  expect(all.map(({ reply }) => reply)).toEqual(said.map((text) => text.replaceAll('*', '')));
  for (const { time } of all) expect(time).toMatch(/^\d{1,2}:\d\d:\d\d/);
  expect(all.filter(({ text }) => text.includes('Repeat: '))).toHaveLength(3);
  await press(panel, 'tab', 'Deduplicated');
});

test('a reply appears piece by piece', async ({ scene: { gemini }, panel }) => {
  const speech = new Speech('A kettle is being filled');
  const asked = fromNow(gemini);
  gemini.replyAlways((request) => (request === asked()[0] ? speech : `Reply ${request.id}.`));
  await press(panel, 'button', 'Start');
  expect(await reply(panel, 'A kettle is being filled')).toMatchObject({ busy: true });
  speech.say(' with water');
  expect(await reply(panel, 'A kettle is being filled with water')).toMatchObject({ busy: true });
  speech.end(' from the **tap**.');
  const whole = async () => (await about(panel, 'A kettle is being filled with water from the tap.'))[0];
  await until('the whole', async () => (await whole())?.busy === false);
});

test('a repeat never shows, not even while it streams; what is new does', async ({
  scene: { gemini },
  panel,
}) => {
  const repeat = new Speech();
  const change = new Speech();
  const said = ['The kettle boils at 100 degrees in the kitchen.', repeat, change];
  const asked = fromNow(gemini);
  gemini.replyAlways((request) => said[asked().indexOf(request)] ?? 'Somebody mops it up.');
  const transcript = await Transcript.of(panel);
  await press(panel, 'button', 'Start');
  await reply(panel, 'The kettle boils at 100 degrees in the kitchen.');
  for (const piece of ['The kettle ', 'boils at ', '100 degrees ']) {
    repeat.say(piece);
    await until('the piece to be sent', () => asked()[1]?.replyText.endsWith(piece));
  }
  repeat.end('in the kitchen.');
  await until('the repeat', async () => (await about(panel, 'The kettle'))[0]?.repeats === 1);

  await until('the third', () => asked().length >= 3);
  change.say('The kettle boils ');
  await until('its beginning to be sent', () => asked()[2]?.replyText);
  change.say('over and floods the whole floor ');
  await until('what is new', async () => (await about(panel, 'floods the whole floor'))[0]?.busy);
  change.end('of the house.');
  await reply(panel, 'The kettle boils over and floods the whole floor of the house.');
  const most = Math.max(...(await transcript.looks()).map((look) => look.split('100 degrees').length - 1));
  expect(most, 'how often it stood there at once').toBe(1);
});

test('what repeats what is decided in the order of the pictures, whichever reply comes first', async ({
  scene: { gemini },
  panel,
}) => {
  const words = 'The lamp on the desk is switched on.';
  gemini.replyAlways(() => words);
  gemini.hold();
  const asked = fromNow(gemini);
  const transcript = await Transcript.of(panel);
  await press(panel, 'button', 'Start');
  await until('two requests', () => gemini.held.length === 2);
  const [first, second] = asked();
  gemini.release(second);
  await until('the second reply', () => second?.finishedAt);
  await agreed(panel, asked);
  expect(await about(panel, words), 'it may be a repeat of the first').toEqual([]);
  gemini.release(first);
  await until('the repeat', async () => (await about(panel, words))[0]?.repeats);
  expect((await about(panel, words)).length).toBe(1);
  const most = Math.max(...(await transcript.looks()).map((look) => look.split(words).length - 1));
  expect(most, 'how often it stood there at once').toBe(1);
});
