import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Quiet } from '@/lib/session/live/quiet';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;

function make(minutes: number) {
  const state = { minutes };
  const noticed: number[] = [];
  const quiet = new Quiet(
    () => state.minutes,
    (since) => noticed.push(since - 1_000_000),
  );
  quiet.listen();
  return { quiet, state, noticed };
}

it('notices that nobody has said anything, since the last word', () => {
  const { quiet, noticed } = make(5);
  vi.advanceTimersByTime(3 * MINUTE);
  quiet.word();
  vi.advanceTimersByTime(5 * MINUTE - 1);
  expect(noticed).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(noticed).toEqual([3 * MINUTE]);
});

it('goes by the minutes as they are now', () => {
  const { quiet, state, noticed } = make(0);
  vi.advanceTimersByTime(600 * MINUTE);
  expect(noticed, 'never').toEqual([]);
  quiet.word();
  state.minutes = 1;
  quiet.listen();
  vi.advanceTimersByTime(MINUTE);
  expect(noticed).toHaveLength(1);
});

it('notices nothing once it is closed', () => {
  const { quiet, noticed } = make(1);
  quiet.close();
  vi.advanceTimersByTime(5 * MINUTE);
  expect(noticed).toEqual([]);
});
