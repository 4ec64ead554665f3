import sharp from 'sharp';
import { expect } from 'vitest';
import { readQrCodes } from '../gemini-server/qr';
import { multiply, stored } from './support/disk';
import { download } from './support/download';
import { choose, gone, press, sees } from './support/find';
import { focused } from './support/panel';
import { ascending, grown, startSaving, stopSaving, test } from './support/saving';
import { listed, removeTile, showTiles, tiles } from './support/tiles';
import { until } from './support/until';
import { unzip } from './support/unzip';

/** Saved pictures one by one: listed, removed, taken away as files. */

test('they are listed with picture, time and size, and the list grows with them', async ({ panel }) => {
  await startSaving(panel);
  await grown(panel, 2);
  await press(panel, 'button', 'Show pictures');
  await until('the list to grow', async () => (await tiles(panel)).length >= 4);
  const { count, size } = await stopSaving(panel);
  const all = await listed(panel, count);
  await until('small pictures', async () => (await tiles(panel)).every(({ drawn }) => drawn));
  for (const { time } of all) expect(time).toMatch(/^\d\d:\d\d:\d\d/);
  expect(all.map(({ time }) => time)).toEqual(all.map(({ time }) => time).sort());
  const sum = all.reduce((total, tile) => total + Number.parseFloat(tile.size), 0);
  expect(all[0]?.size, 'each in the unit of the whole').toMatch(/ kB$/);
  expect(Math.abs(sum - Number.parseFloat(size))).toBeLessThan(count);
});

test('of half an hour only those are read that are seen', async ({ scene: { extension }, panel }) => {
  await startSaving(panel);
  await grown(panel, 1);
  await stopSaving(panel);
  await multiply(panel, 900);
  await extension.killWorker();
  await panel.reload();
  await sees(panel, '900 pictures');
  await showTiles(panel, 900);
  await until('the first pictures', async () => (await tiles(panel))[0]?.drawn);
  const drawn = async () => (await tiles(panel)).map((tile) => tile.drawn);
  expect((await drawn()).filter(Boolean).length).toBeLessThan(60);
  await panel.$eval('::-p-aria([name="Saved pictures, oldest first"][role="list"])', (list) => {
    list.scrollTop = list.scrollHeight;
  });
  await until('the last picture', async () => (await drawn()).at(-1));
  expect((await drawn()).filter(Boolean).length).toBeLessThan(120);
});

test('single ones can be removed, with the keyboard going on from there', async ({ panel }) => {
  await startSaving(panel);
  await grown(panel, 3);
  const { count } = await stopSaving(panel);
  const [first, , third] = await showTiles(panel, count);
  await removeTile(panel, 1);
  const left = await listed(panel, count - 1);
  expect(left.map(({ time }) => time).slice(0, 2)).toEqual([first?.time, third?.time]);
  expect(await focused(panel)).toBe(`Remove the picture of ${third?.time}`);
  expect((await grown(panel, count - 1)).count).toBe(count - 1);
  // Its picture and its small one are gone with it.
  expect(await stored(panel, 'pictures')).toBe(2 * (count - 1));
  // Each when the one before is gone: what is left moves up.
  for (let rest = count - 2; rest >= 0; rest -= 1) {
    await removeTile(panel, 0);
    await listed(panel, rest);
  }
  await gone(panel, 'region', 'Saved pictures');
  expect([await stored(panel, 'slices'), await stored(panel, 'pictures')]).toEqual([0, 0]);
});

test('the whole can be downloaded: every picture, in order, as it was saved', async ({ panel }) => {
  await startSaving(panel);
  await grown(panel, 4);
  const { count } = await stopSaving(panel);
  const { name, bytes } = await download(panel);
  expect(name).toMatch(/^Screen Helper \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.zip$/);
  const files = [...unzip(bytes)];
  expect(files).toHaveLength(count);
  expect(files.map(([file]) => file)).toEqual(files.map(([file]) => file).sort());
  const shown = await Promise.all(files.map(([, picture]) => countIn(picture)));
  expect(shown).toSatisfy(ascending);
  // Nothing has become of them.
  expect((await grown(panel, count)).count).toBe(count);
  await choose(panel, 'Sending', 'Live');
});

/** The number that the page showed in a picture. @throws when it is none */
async function countIn(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const [code] = await readQrCodes(data, info.width, info.height);
  expect(code).toMatch(/^count \d+$/);
  return Number(code?.replace('count ', ''));
}
