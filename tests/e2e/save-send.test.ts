import { expect } from 'vitest';
import { fromNow } from './support/asked';
import { counted, swell } from './support/disk';
import { gone, press, sees } from './support/find';
import { ascending, counts, grown, pile, startSaving, stopSaving, test } from './support/saving';

/** A "Send" in several parts: how far it is, and what becomes of it when it does not come to its end. */

/** So large that no two pictures fit into one request. */
const LARGE = 8_000_000;

test('each part goes once the one before is answered, and the panel says which', async ({
  scene: { gemini },
  panel,
}) => {
  await startSaving(panel);
  await grown(panel, 3);
  const { count } = await stopSaving(panel);
  await swell(panel, LARGE);
  const asked = fromNow(gemini);
  gemini.hold();
  await press(panel, 'button', 'Send');
  for (let part = 1; part <= count; part += 1) {
    await sees(panel, `Part ${part} of ${count}`);
    await gemini.waitFor(({ held }) => held.length === 1);
    expect(asked(), 'no part before its turn').toHaveLength(part);
    gemini.release(1);
  }
  gemini.release();
  await gone(panel, 'region', 'Saved pictures');
  expect(asked().flatMap(counts)).toSatisfy(ascending);
});

test('cancelled, what was not answered is saved again', async ({ scene: { gemini }, panel }) => {
  await startSaving(panel);
  await grown(panel, 3);
  const { count } = await stopSaving(panel);
  await swell(panel, LARGE);
  const asked = fromNow(gemini);
  gemini.hold();
  await press(panel, 'button', 'Send');
  await gemini.waitFor(({ held }) => held.length === 1);
  gemini.release(1);
  await sees(panel, `Part 2 of ${count}`);
  await gemini.waitFor(() => asked().length === 2);
  await press(panel, 'button', 'Cancel');
  await sees(panel, 'Cancelled. Its pictures are saved again.');
  expect((await grown(panel, count - 1)).count).toBe(count - 1);
  await gemini.waitFor(() => asked()[1]?.aborted === true);
  gemini.release();
  // Sent again it begins anew.
  await press(panel, 'button', 'Send');
  await gone(panel, 'region', 'Saved pictures');
  expect(asked()).toHaveLength(2 + count - 1);
  expect(await counted(panel)).toMatchObject({ sent: count, requests: count + 1 });
});

test('after a failure it stands where it failed, and goes on from there', async ({
  scene: { extension, gemini },
  panel,
}) => {
  await startSaving(panel);
  await grown(panel, 4);
  const { count } = await stopSaving(panel);
  await swell(panel, LARGE);
  const asked = fromNow(gemini);
  gemini.hold();
  await press(panel, 'button', 'Send');
  await gemini.waitFor(({ held }) => held.length === 1);
  gemini.release(1);
  await gemini.waitFor(() => asked().length === 2);
  gemini.fault('blocked-prompt');
  gemini.release();
  const stopped = `Stopped: Part 2 of ${count}. Gemini blocked this picture or question`;
  await sees(panel, stopped);
  expect((await pile(panel)).count).toBe(count - 1);
  await extension.killWorker();
  await panel.reload();
  await sees(panel, stopped);
  expect(asked(), 'nothing goes on by itself').toHaveLength(2);
  await press(panel, 'button', 'Send the rest');
  await gone(panel, 'region', 'Saved pictures');
  await sees(panel, `part ${count} of ${count}`);
  const sent = asked().map(counts);
  expect(sent).toHaveLength(count + 1);
  expect(sent[2], 'the part that failed, again').toEqual(sent[1]);
  expect(sent.toSpliced(2, 1).flat()).toSatisfy(ascending);
});

test('ended with the worker between two parts, it goes on by itself', async ({
  scene: { extension, gemini },
  panel,
}) => {
  await startSaving(panel);
  await grown(panel, 3);
  const { count } = await stopSaving(panel);
  await swell(panel, LARGE);
  const asked = fromNow(gemini);
  gemini.hold();
  await press(panel, 'button', 'Send');
  await gemini.waitFor(({ held }) => held.length === 1);
  await extension.killWorker();
  gemini.release();
  await gone(panel, 'region', 'Saved pictures');
  // The part that was on its way is asked for once more.
  expect(asked()).toHaveLength(count + 1);
  expect([...new Set(asked().flatMap(counts))]).toSatisfy(ascending);
});
