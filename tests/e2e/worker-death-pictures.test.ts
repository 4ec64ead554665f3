import { expect } from 'vitest';
import { expectOnce, fromNow, more, picturesIn, test } from './support/asked';
import { counted, savedAt, stored, tries, whileBusy } from './support/disk';
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
  await more(gemini, 2);
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');
  // One that was on the wire when the worker ended is asked about again, and counts once.
  const onTheWire = (await tries(panel)).map(({ attempts }) => attempts);
  const again = onTheWire.slice(0, onTheWire.lastIndexOf(2) + 1);
  expect(again.filter((attempts) => attempts > 1).length).toBeLessThanOrEqual(2);
  const pictures = await expectOnce(panel, asked, ...again);
  const { seen, sent, dropped } = await counted(panel);
  expect({ seen, sent }).toEqual({ seen: sent + dropped, sent: pictures });
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
  const times = await savedAt(panel);
  expect(new Set(times).size, 'none twice').toBe(times.length);
  expect(asked()).toEqual([]);

  await press(panel, 'button', 'Send');
  await gemini.waitFor(() => asked().some(({ readyAt }) => readyAt > 0));
  const pictures = asked().flatMap(picturesIn);
  expect(pictures).toHaveLength(times.length);
  expect(pile).toContain(`${pictures.length} pictures · `);
  const { seen, sent, dropped } = await counted(panel);
  expect({ seen, sent }).toEqual({ seen: sent + dropped, sent: pictures.length });
  await choose(panel, 'Sending', 'Live');
});
