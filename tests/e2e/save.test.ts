import { expect } from 'vitest';
import { fromNow, more } from './support/asked';
import { counted, savedSlices, stored, swell } from './support/disk';
import { choose, gone, press, sees } from './support/find';
import { counters, reply, says } from './support/panel';
import { rows } from './support/rows';
import { ascending, counts, grown, pile, startSaving, stopSaving, test } from './support/saving';
import { until } from './support/until';

/** What becomes of saved pictures. */

test('the pile grows, and outlasts Stop; Send sends all of it, in order, in one request', async ({
  scene: { gemini },
  panel,
}) => {
  const asked = fromNow(gemini);
  await startSaving(panel);
  const first = await grown(panel, 2);
  await says(panel, 'Capturing; kept, not sent');
  const later = await grown(panel, first.count + 2);
  expect(later.seconds).toBeGreaterThan(first.seconds);
  expect(Number.parseFloat(later.size)).toBeGreaterThan(Number.parseFloat(first.size));
  const { count } = await stopSaving(panel);
  expect(asked(), 'nothing before Send').toEqual([]);

  await press(panel, 'button', 'Send');
  await reply(panel, `Saw ${count} pictures.`);
  await gone(panel, 'region', 'Saved pictures');
  const [batch, ...others] = asked().map(counts);
  expect(others).toEqual([]);
  expect(batch).toHaveLength(count);
  expect(batch).toSatisfy(ascending);
  await sees(panel, `Saved and sent together: ${count} pictures`);
  expect(await counters(panel)).toMatchObject({ Requests: '1', Sent: String(count) });
  await until('the disk to be free again', async () => (await stored(panel, 'pictures')) === 0);
});

test('what does not fit in one request goes in parts, in order', async ({ scene: { gemini }, panel }) => {
  await startSaving(panel);
  await grown(panel, 3);
  const { count } = await stopSaving(panel);
  await swell(panel, 4_700_000);
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Send');
  const parts = async () => (await rows(panel)).filter(({ text }) => /part \d of/.test(text));
  await gone(panel, 'region', 'Saved pictures');
  const sent = asked()
    .map(counts)
    .sort(([a = 0], [b = 0]) => a - b);
  expect(sent.flat()).toHaveLength(count);
  expect(sent.flat()).toSatisfy(ascending);
  const shown = (await parts()).map(({ text, reply }) => [/part \d of \d/.exec(text)?.[0], reply]);
  expect(shown).toEqual(
    sent.map((part, index) => [`part ${index + 1} of ${sent.length}`, `Saw ${part.length} pictures.`]),
  );
});

test('Discard asks first, and then nothing is left', async ({ panel }) => {
  await startSaving(panel);
  await grown(panel, 2);
  const { count } = await stopSaving(panel);
  await press(panel, 'button', 'Discard');
  await sees(panel, 'Discard the saved pictures for good?');
  await press(panel, 'button', 'Keep');
  expect(await stored(panel, 'slices')).toBe(count);
  await press(panel, 'button', 'Discard');
  await press(panel, 'button', 'Yes, discard');
  await gone(panel, 'region', 'Saved pictures');
  expect([await stored(panel, 'pictures'), await stored(panel, 'slices')]).toEqual([0, 0]);
});

test('a Send that fails gives the pictures back', async ({ scene: { gemini }, panel }) => {
  await startSaving(panel);
  await grown(panel, 2);
  const left = await stopSaving(panel);
  gemini.fault('blocked-prompt');
  await press(panel, 'button', 'Send');
  await sees(panel, 'Gemini blocked this picture or question');
  expect(await grown(panel, left.count)).toEqual(left);
  await press(panel, 'button', 'Send');
  await reply(panel, `Saw ${left.count} pictures.`);
  await gone(panel, 'region', 'Saved pictures');
  // Though they were on the way twice. One that was taken as watching ended was dropped before.
  const { seen, sent, dropped, requests } = await counted(panel);
  expect([seen - dropped, sent, requests]).toEqual([left.count, left.count, 2]);
});

test('from Live to Save and back, while watching', async ({ scene: { gemini }, panel }) => {
  const asked = fromNow(gemini);
  await choose(panel, 'Sending', 'Live');
  await press(panel, 'button', 'Start');
  await more(gemini);
  await choose(panel, 'Sending', 'Save, then send');
  // What was taken before still goes out.
  const live = await until('the last picture to be sent', async () => {
    const saved = await savedSlices(panel);
    const { seen, sent, dropped, requests } = await counted(panel);
    return saved > 0 && seen === sent + dropped + saved && asked().length === requests && requests;
  });
  await grown(panel, 3);
  expect(asked(), 'nothing is sent any more').toHaveLength(live);
  await choose(panel, 'Sending', 'Live');
  await more(gemini, 2);
  expect((await pile(panel)).count, 'the pile waits').toBeGreaterThanOrEqual(3);
  for (const request of asked().filter(({ readyAt }) => readyAt > 0)) expect(request.images).toHaveLength(1);
});
