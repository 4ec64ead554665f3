import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { FaultName, LateFault } from '../gemini-server/index';
import { test } from './support/beside';
import { hurry } from './support/clock';
import { press } from './support/find';
import { agreed } from './support/ledger';
import { reply } from './support/panel';
import { type Row, rows } from './support/rows';
import { Speech } from './support/speech';
import { Transcript } from './support/transcript';
import { until } from './support/until';
import { setSettings } from './support/user';

/** What passes by itself: the panel says that it waits, tries again, and the reply comes. */

const always = { on: 'generate', times: Number.POSITIVE_INFINITY } as const;

const passing: { fault: FaultName; title: string }[] = [
  { fault: 'server', title: 'Gemini had an internal error' },
  { fault: 'overloaded', title: 'The model is overloaded' },
  { fault: 'refuse', title: 'The API could not be reached' },
  { fault: 'garbage', title: 'The answer could not be read' },
  { fault: 'empty-stream', title: 'The answer could not be read' },
  { fault: 'html', title: 'Gemini had an internal error' },
];

test.for(passing)('$fault: waits, and is answered', async ({ fault, title }, { scene, panel }) => {
  const { gemini } = scene;
  const before = gemini.answers.length;
  const shown = await Transcript.of(panel);
  gemini.fault(fault, always);
  await press(panel, 'button', 'Start');

  await shown.had(new RegExp(`On hold until .*: ${title}`));
  await shown.had(new RegExp(`${title}\\. Will be tried again at \\d`));
  gemini.clearFaults();
  const { text } = await answered(panel);
  expect(text, 'the message is gone').not.toContain(title);
  // A connection that dies before its answer begins is opened again by the browser, which tells nobody.
  if (fault !== 'refuse') await agreed(panel, () => gemini.answers.slice(before));
});

const late: { fault: LateFault; title: string }[] = [
  { fault: 'cut', title: 'The answer broke off' },
  { fault: 'truncated', title: 'The answer broke off' },
  { fault: 'error-mid-stream', title: 'The model is overloaded' },
];

test.for(late)('$fault: what came gives way to a whole reply', async ({ fault, title }, { scene, panel }) => {
  const { gemini } = scene;
  const before = gemini.answers.length;
  const shown = await Transcript.of(panel);
  const speech = new Speech('The first half of ');
  gemini.reply({ chunks: speech.chunks, thenFault: fault });
  await press(panel, 'button', 'Start');
  await reply(panel, 'The first half of');

  speech.end();
  await shown.had(new RegExp(`The first half of\\s+${title}\\. Will be tried again at \\d`));
  const { text } = await answered(panel);
  expect(text).not.toContain('The first half');
  await agreed(panel, () => gemini.answers.slice(before));
});

test('the server is gone, and comes back', async ({ scene, panel }) => {
  const { gemini } = scene;
  const port = Number(new URL(gemini.url).port);
  const shown = await Transcript.of(panel);
  await gemini.close();
  await press(panel, 'button', 'Start');

  await shown.had(/The API could not be reached\. Will be tried again at \d/);
  await gemini.listen(port);
  await answered(panel);
});

test('a picture is given up after three tries, and the next one is answered', async ({ scene, panel }) => {
  const { gemini } = scene;
  const before = gemini.answers.length;
  const earlier = (await rows(panel)).length;
  // So that another one takes none of its failures.
  await setSettings(panel, { inFlight: 1 });
  gemini.fault('overloaded', { times: 3 });
  await press(panel, 'button', 'Start');

  const [given, next] = await until('two rows', async () => {
    const [first, second] = (await rows(panel)).slice(earlier);
    return first && second?.reply && ([first, second] as const);
  });
  expect(given.text).toMatch(/The model is overloaded\. .*another model may answer at once/);
  expect(given.text, "the API's own words").toContain('currently experiencing high demand');
  expect(next.text).not.toContain('overloaded');
  await agreed(panel, () => gemini.answers.slice(before));
  await setSettings(panel, { inFlight: 2 });
});

test('a stream silent for 60 s, before its first word or after, is left and asked for again', async ({
  scene,
  panel,
}) => {
  const { gemini, extension } = scene;
  const before = gemini.answers.length;
  const shown = await Transcript.of(panel);
  gemini.fault('silent', { on: 'generate' });
  const speech = new Speech('The first half ');
  gemini.reply(speech);
  const clock = await hurry(extension, { faster: 20 });
  await press(panel, 'button', 'Start');
  await shown.had(/On hold until .*: No answer came in time/);
  await clock.relax();
  await reply(panel, 'The first half');
  // Only for the silence that follows: what comes in time must not come too late.
  const again = await hurry(extension, { faster: 20 });
  speech.say('of it ');
  await shown.had(/The first half of it\s+No answer came in time\. Will be tried again at \d/);
  const waits = await again.waits();
  await again.relax();
  const { text } = await answered(panel);
  expect(text).not.toContain('The first half');
  expect(new Set(waits), 'the limit, in ms').toEqual(new Set([60_000]));
  const [nothing, half] = gemini.answers.slice(before);
  await gemini.waitFor(() => Boolean(nothing?.finishedAt && half?.finishedAt));
  await agreed(panel, () => gemini.answers.slice(before));
});

/** Waits until the picture that was sent is answered to the end. */
function answered(panel: Page): Promise<Row> {
  return until('a reply', async () => {
    const row = (await rows(panel)).at(-1);
    return row?.reply.startsWith('Reply') && !row.busy && row;
  });
}
