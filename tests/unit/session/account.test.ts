import { expect, it } from 'vitest';
import { dropQueue } from '@/lib/session/account';
import { makeDesk, makeSession } from './make';

it('drops what waits, and counts it', () => {
  const session = makeSession();
  const desk = makeDesk({
    session,
    queue: [
      { id: 'a', at: 1 },
      { id: 'b', at: 2 },
    ],
  });
  expect(dropQueue(desk)).toEqual(['a', 'b']);
  expect(dropQueue(desk)).toEqual([]);
  expect(session.counters.dropped).toBe(2);
});
