import { expect, it } from 'vitest';
import { afterPart } from '@/lib/session/progress';
import { makeTurn } from './make';

const dispatch = { until: 9, done: 1, of: 5 };
const after = (fields: Parameters<typeof makeTurn>[0]) =>
  afterPart(dispatch, makeTurn({ kind: 'batch', ...fields }), 7);

it('counts an answered part', () => {
  expect(after({ state: 'done' })).toEqual({ until: 9, done: 2, of: 5 });
});

it('stands still with the reason when a part fails', () => {
  const failure = { reason: 'quota-day', detail: 'limit: 20' } as const;
  expect(after({ state: 'failed', failure })).toEqual({ ...dispatch, stopped: { at: 7, failure } });
});

it('is over when the user calls it off', () => {
  expect(after({ state: 'failed', failure: { reason: 'cancelled', detail: '' } })).toBeNull();
});
