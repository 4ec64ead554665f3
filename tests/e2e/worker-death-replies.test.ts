import { expect } from 'vitest';
import type { GeminiServer } from '../gemini-server/index';
import { type Asked, expectOnce, fromNow, more, picturesIn, oneByOne as test } from './support/asked';
import { press, sees } from './support/find';
import { agreed } from './support/ledger';
import { reply, says, status } from './support/panel';
import { rows } from './support/rows';
import { Speech } from './support/speech';
import { until } from './support/until';

/** The browser ends the worker while a reply is on its way, or between two. */

/** Answers the first picture from now on with these, one after the other, and others with `Other N.` */
function answerFirst(gemini: GeminiServer, ...speeches: (Speech | string)[]): Asked {
  const asked = fromNow(gemini);
  gemini.replyAlways((request) => {
    const [first = request] = asked();
    const speech = picturesIn(request)[0] === picturesIn(first)[0] && speeches.shift();
    return speech || `Other ${request.id}.`;
  });
  return asked;
}

/** The second request is about the picture of the first. */
function expectSame(asked: Asked): void {
  const [before, again] = asked().map(picturesIn);
  expect(again, 'the same picture').toEqual(before);
}

test('a reply that was cut is asked for again, once, and takes the place of what had come', async ({
  scene: { extension, gemini },
  panel,
}) => {
  const asked = answerFirst(gemini, new Speech('Half of a '), 'A whole answer.');
  await press(panel, 'button', 'Start');
  await reply(panel, 'Half of a');
  await extension.killWorker();
  await reply(panel, 'A whole answer.');
  await more(gemini);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');

  expect((await rows(panel)).filter((row) => row.reply.startsWith('Half'))).toEqual([]);
  await expectOnce(panel, asked, 2);
  expectSame(asked);
  // What was cut was billed as well.
  expect(asked()[0]).toMatchObject({ aborted: true, replyText: 'Half of a ' });
  await agreed(panel, asked);
});

test('a reply that is cut a second time is given up, and watching goes on', async ({
  scene: { extension, gemini },
  panel,
}) => {
  const asked = answerFirst(gemini, new Speech('Half of it '), new Speech('Half again '));
  await press(panel, 'button', 'Start');
  await reply(panel, 'Half of it');
  await extension.killWorker();
  await reply(panel, 'Half again');
  await extension.killWorker();
  await sees(panel, 'The browser stopped the extension in the middle');
  await more(gemini);
  await says(panel, /Capturing|Waiting/);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  await expectOnce(panel, asked, 2);
  expectSame(asked);
});

test('between a reply and its repeat: the repeat stays hidden', async ({
  scene: { extension, gemini },
  panel,
}) => {
  const kettles = async () => (await rows(panel)).filter((row) => row.reply.startsWith('The kettle'));
  gemini.replyAlways(() => 'The kettle boils at 100 degrees.');
  await press(panel, 'button', 'Start');
  await until('the reply', async () => (await kettles())[0]?.busy === false);
  await extension.killWorker();
  await until('the repeat', async () => (await kettles()).some(({ repeats }) => repeats > 0));
  expect(await kettles()).toHaveLength(1);
});

test('what was told to wait still waits, and then goes on', async ({
  scene: { extension, gemini },
  panel,
}) => {
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  gemini.fault('quota-minute', { retryDelay: '6s' });
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await says(panel, /^On hold until/);
  await extension.killWorker();
  await more(gemini);
  const [refused, next] = asked();
  expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThan(5_900);
  await reply(panel, `Reply ${next?.id}.`);
  expectSame(asked);
});

test('until when it waits is said on', async ({ scene: { extension, gemini }, panel }) => {
  gemini.fault('quota-minute', { retryDelay: '50s' });
  await press(panel, 'button', 'Start');
  await says(panel, /^On hold until/);
  const held = await status(panel);
  await extension.killWorker();
  // A panel that is opened anew knows only what the worker remembers.
  await panel.reload();
  await says(panel, held);
});
