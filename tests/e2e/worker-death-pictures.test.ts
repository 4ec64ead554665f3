import { expect } from 'vitest';
import { fromNow, more, picturesIn, test, timesSent } from './support/asked';
import { counted, stored, whileBusy } from './support/disk';
import { choose, press, textOf } from './support/find';
import { says } from './support/panel';
import { rows } from './support/rows';
import { grown } from './support/saving';
import { until } from './support/until';

/** The browser ends the worker between a picture's arrival and the word that it is on the disk. */

/** From now on the worker counts what it wants of the disk. */
const COUNT = `(() => {
  const { transaction } = IDBDatabase.prototype;
  globalThis.wanted = 0;
  IDBDatabase.prototype.transaction = function () {
    wanted += 1;
    return transaction.apply(this, arguments);
  };
})()`;

/** From now on the worker never learns that something was written. */
const DEAFEN = `(() => {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode) {
    const written = transaction.apply(this, arguments);
    if (mode === 'readwrite') written.addEventListener = () => {};
    return written;
  };
})()`;

test('a picture that had arrived and was not stored is delivered again', async ({
  scene: { extension, gemini },
  panel,
}) => {
  gemini.replyAlways(({ id }) => `Reply ${id}.`);
  const asked = fromNow(gemini);
  await press(panel, 'button', 'Start');
  await until('the first reply', async () =>
    (await rows(panel)).some(({ reply }) => reply === `Reply ${asked()[0]?.id}.`),
  );
  await whileBusy(panel, async () => {
    await extension.inWorker(COUNT);
    await until('a picture to arrive', () => extension.inWorker('wanted'));
    await extension.killWorker();
  });
  const before = asked().length;
  await more(gemini, 2);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  // One that was on the wire when the worker ended is asked about again, and counts once.
  const later = asked().slice(before);
  expect(timesSent(later)).toEqual(later.map(() => 1));
  const { seen, sent, dropped } = await counted(panel);
  expect({ seen, sent }).toEqual({ seen: sent + dropped, sent: timesSent(asked()).length });
});

test('one that was stored, and not said to be, is not stored twice; the pile lives on', async ({
  scene: { extension, gemini },
  panel,
}) => {
  gemini.replyAlways(({ images }) => `Saw ${images.length} pictures.`);
  const asked = fromNow(gemini);
  await choose(panel, 'Sending', 'Save, then send');
  await press(panel, 'button', 'Start');
  await grown(panel, 2);
  await extension.inWorker(DEAFEN);
  const before = await stored(panel, 'slices');
  await until('one more on the disk', async () => (await stored(panel, 'slices')) > before);
  await extension.killWorker();
  await grown(panel, before + 2);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  const pile = await textOf(panel, 'region', 'Saved pictures');
  expect(asked()).toEqual([]);

  await press(panel, 'button', 'Send');
  await gemini.waitFor(() => asked().some(({ readyAt }) => readyAt > 0));
  const pictures = asked().flatMap(picturesIn);
  expect(new Set(pictures).size).toBe(pictures.length);
  expect(pile).toContain(`${pictures.length} pictures · `);
  const { seen, sent, dropped } = await counted(panel);
  expect({ seen, sent }).toEqual({ seen: sent + dropped, sent: pictures.length });
  await choose(panel, 'Sending', 'Live');
});
