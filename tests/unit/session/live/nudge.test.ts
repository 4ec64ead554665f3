import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type NudgeFacts, Nudger, nudgeFor } from '@/lib/session/live/nudge';

const facts: NudgeFacts = {
  comments: true,
  watches: false,
  changedAt: 5_000,
  nudgedAt: 0,
  gapMs: 2_000,
  busy: false,
  userUntil: 0,
  waitsSince: 5_000,
  now: 6_000,
};

it.each<[string, Partial<NudgeFacts>, ReturnType<typeof nudgeFor>]>([
  ['after a change', {}, { due: 'told' }],
  ['when nothing has changed', { changedAt: 0 }, { due: undefined }],
  ['when it was told already', { nudgedAt: 5_500 }, { due: undefined }],
  ['while somebody is at it', { busy: true }, { due: undefined }],
  ['while the user speaks', { userUntil: 7_500 }, { due: undefined, lookAgainAt: 7_500 }],
  ['when the user has spoken', { userUntil: 5_900 }, { due: 'told' }],
  ['while there is noise', { userUntil: 18_000 }, { due: undefined, lookAgainAt: 15_000 }],
  ['when there is noise all the time', { userUntil: 18_000, now: 15_000 }, { due: 'told' }],
  ['when the user does not want it', { comments: false }, { due: undefined }],
  ['for the watches alone', { comments: false, watches: true }, { due: 'watched' }],
  ['for both', { watches: true }, { due: 'told' }],
  ['too soon after the one before', { nudgedAt: 4_900 }, { due: undefined, lookAgainAt: 6_900 }],
  ['late enough after the one before', { nudgedAt: 4_000 }, { due: 'told' }],
])('%s', (_, change, nudge) => {
  expect(nudgeFor({ ...facts, ...change })).toEqual(nudge);
});

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

it('nudges once for each change, as often as it may', async () => {
  const due: number[] = [];
  const state = { busy: false, userUntil: 0 };
  const nudger = new Nudger({
    facts: () => ({ comments: true, watches: false, gapMs: 2_000, ...state }),
    nudge: () => due.push(Date.now() - 1_000_000),
  });
  nudger.look();
  expect(due, 'nothing has changed').toEqual([]);
  nudger.changed();
  await vi.advanceTimersByTimeAsync(500);
  nudger.changed();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(due).toEqual([0, 2_000]);

  state.busy = true;
  nudger.changed();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(due).toHaveLength(2);
  state.busy = false;
  nudger.look();
  expect(due).toHaveLength(3);

  nudger.changed();
  nudger.close();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(due).toHaveLength(3);
});

it('lets who speaks finish, and noise not last for ever', async () => {
  const due: number[] = [];
  const from = Date.now();
  const nudger = new Nudger({
    // Somebody speaks all the time.
    facts: () => ({
      comments: true,
      watches: false,
      gapMs: 2_000,
      busy: false,
      userUntil: Date.now() + 3_000,
    }),
    nudge: () => due.push(Date.now() - from),
  });
  for (let change = 0; change < 25; change++) {
    nudger.changed();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(due).toEqual([10_000, 20_000]);
  nudger.close();
});
