import { expect, it } from 'vitest';
import { bookUsage, dropQueue } from '@/lib/session/account';
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

it('books what came since the last count of the same reply', () => {
  const session = makeSession();
  bookUsage(session, { input: 0, output: 0 }, { input: 1228, output: 3 });
  bookUsage(session, { input: 1228, output: 3 }, { input: 1228, output: 9 });
  expect(session.counters.usage).toEqual({ input: 1228, output: 9 });
});
