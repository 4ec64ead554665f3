import { expect, it } from 'vitest';
import { patched } from '@/lib/clip/blob-target';

const bytes = (...values: number[]) => new Uint8Array(values);

it.each([
  ['behind the end', bytes(1, 2), 2, [1, 2, 8, 9]],
  ['over the beginning', bytes(1, 2, 3), 0, [8, 9, 3]],
  ['over the end', bytes(1, 2, 3), 2, [1, 2, 8, 9]],
  ['further on, for what comes later', bytes(1), 3, [1, 0, 0, 8, 9]],
])('writes %s', async (_, before, position, expected) => {
  const file = patched(new Blob([before]), bytes(8, 9), position);
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual(expected);
});
