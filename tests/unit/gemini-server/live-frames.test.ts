import { beforeAll, expect, it } from 'vitest';
import { Frames } from '../../gemini-server/live/frames';
import { plain } from '../../gemini-server/samples';

let data = '';
beforeAll(async () => {
  data = (await plain(8, 8, 'red')).data.toString('base64');
});

const everyMs = (ms: number, count: number) => Array.from({ length: count }, (_, index) => index * ms);

it.each([
  ['none of those that come once a second', everyMs(1_000, 30), 0],
  ['none after one that was late on its way', [0, 1_400, 2_000, 3_000], 0],
  ['none after a pause', [0, 10_000, 11_000], 0],
  ['one that comes half a second early, and more', [0, 1_000, 1_499], 1],
  ['those that come ten in nine seconds', everyMs(900, 10), 4],
  [
    'those that come too early again and again, and wait in between',
    [0, 100, 5_000, 5_100, 10_000, 10_100],
    3,
  ],
])('counts as too fast %s', async (_, times, tooFast) => {
  const frames = new Frames(50);
  for (const at of times) {
    await frames.add({ mimeType: 'image/jpeg', data }, { at, connection: 1, resolution: 'MEDIUM' });
  }
  expect(frames.tooFast).toBe(tooFast);
});
