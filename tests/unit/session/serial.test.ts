import { expect, it } from 'vitest';
import { serial } from '@/lib/session/serial';

it('runs one after the other, also after one that failed', async () => {
  const inTurn = serial();
  const done: number[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const first = inTurn(async () => {
    await gate;
    done.push(1);
    throw new Error('first');
  });
  const second = inTurn(async () => done.push(2));
  expect(done).toEqual([]);
  open();
  await expect(first).rejects.toThrow('first');
  await second;
  expect(done).toEqual([1, 2]);
});
