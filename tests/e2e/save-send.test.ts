import { expect } from 'vitest';
import { counted } from './support/disk';
import { gone, press, sees } from './support/find';
import { answerFirst, ascending, counts, grown, sendOneByOne, test } from './support/saving';

/** A "Send" in several parts: how far it is, and what becomes of it when it does not come to its end. */

test('each part goes once the one before is answered, and the panel says which', async ({
  scene: { gemini },
  panel,
}) => {
  const { count, asked } = await sendOneByOne(gemini, panel, 3);
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
  const { count, asked } = await sendOneByOne(gemini, panel, 3);
  await answerFirst(gemini, asked);
  await sees(panel, `Part 2 of ${count}`);
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
  const { count, asked } = await sendOneByOne(gemini, panel, 4);
  await answerFirst(gemini, asked);
  gemini.fault('blocked-prompt');
  gemini.release();
  const stopped = `Stopped: Part 2 of ${count}. Gemini blocked this picture or question`;
  await sees(panel, stopped);
  expect((await grown(panel, count - 1)).count).toBe(count - 1);
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

test('when the worker is ended in a part, it goes on by itself', async ({
  scene: { extension, gemini },
  panel,
}) => {
  const { count, asked } = await sendOneByOne(gemini, panel, 3);
  await extension.killWorker();
  gemini.release();
  await gone(panel, 'region', 'Saved pictures');
  // The part that was on its way is asked for once more.
  expect(asked()).toHaveLength(count + 1);
  expect([...new Set(asked().flatMap(counts))]).toSatisfy(ascending);
});
