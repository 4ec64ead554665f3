import { expect, it } from 'vitest';
import { Hold } from '../../gemini-server/hold';
import type { GeminiRequest } from '../../gemini-server/types';

const request = (id: number) => ({ id }) as GeminiRequest;
const staying = new AbortController().signal;

/** Lets requests with these ids wait; the list fills with the ids that passed. */
function wait(hold: Hold, ids: number[]) {
  const passed: number[] = [];
  const requests = ids.map(request);
  for (const one of requests) void hold.pass(one, staying).then(() => passed.push(one.id));
  return { passed, requests };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('lets all pass while open', async () => {
  const { passed } = wait(new Hold(), [1, 2]);
  await settled();
  expect(passed).toEqual([1, 2]);
});

it('lets so many pass, also ones that come later', async () => {
  const hold = new Hold();
  hold.close();
  hold.release(2);
  const { passed } = wait(hold, [1, 2, 3]);
  await settled();
  expect(passed).toEqual([1, 2]);
  hold.release(1);
  await settled();
  expect(passed).toEqual([1, 2, 3]);
});

it('lets one pass out of turn', async () => {
  const hold = new Hold();
  hold.close();
  const { passed, requests } = wait(hold, [1, 2, 3]);
  hold.release(requests[1]);
  hold.release();
  await settled();
  expect(passed).toEqual([2, 1, 3]);
});

it('forgets who leaves', async () => {
  const hold = new Hold();
  hold.close();
  const leaver = new AbortController();
  const leaving = hold.pass(request(1), leaver.signal);
  leaver.abort();
  await expect(leaving).rejects.toThrow();
  expect(hold.held).toEqual([]);
});
