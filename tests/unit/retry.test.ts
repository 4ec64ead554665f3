import { describe, expect, it } from 'vitest';
import type { FailureReason } from '../../lib/model';
import { afterFailure, type Circumstances } from '../../lib/retry';

const now = 1_700_000_000_000;
const decide = (reason: FailureReason, given: Partial<Circumstances> = {}, retryAt?: number) =>
  afterFailure(
    { reason, detail: 'words', ...(retryAt && { retryAt }) },
    { attempt: 1, consecutiveFailures: 0, now, random: 1, ...given },
  );

describe('what is useless to repeat stops the session', () => {
  it.each([
    'no-key',
    'key',
    'referrer',
    'api-disabled',
    'permission',
    'region',
    'model',
    'quota-day',
    'invalid',
  ] as FailureReason[])('%s', (reason) => {
    expect(decide(reason)).toEqual({
      action: 'stop',
      why: 'useless',
      failure: { reason, detail: 'words' },
    });
  });
});

describe('what may pass by itself is repeated after 1, 2 s and then given up', () => {
  it.each(['network', 'server', 'overloaded', 'timeout', 'cut', 'malformed'] as FailureReason[])(
    '%s',
    (reason) => {
      expect(decide(reason, { attempt: 1 })).toEqual({ action: 'retry', at: now + 1000, why: 'backoff' });
      expect(decide(reason, { attempt: 2 })).toEqual({ action: 'retry', at: now + 2000, why: 'backoff' });
      expect(decide(reason, { attempt: 3 })).toEqual({ action: 'give-up', why: 'exhausted' });
    },
  );

  it.each([
    [0, 500],
    [0.5, 750],
    [1, 1000],
  ])('with jitter: %d gives %d ms', (random, delay) => {
    expect(decide('server', { random })).toMatchObject({ at: now + delay });
  });
});

it('a computer that is offline goes on trying, until it is back or the user stops', () => {
  expect(decide('offline', { attempt: 3 })).toEqual({ action: 'retry', at: now + 4000, why: 'backoff' });
  expect(decide('offline', { attempt: 500 })).toEqual({ action: 'retry', at: now + 8000, why: 'backoff' });
});

describe("a minute's quota is waited for as told, five requests a turn", () => {
  it.each([1, 2, 3, 4])('attempt %d', (attempt) => {
    expect(decide('quota-minute', { attempt }, now + 41_000)).toEqual({
      action: 'retry',
      at: now + 41_000,
      why: 'told',
    });
  });

  it('is given up after the fifth', () => {
    expect(decide('quota-minute', { attempt: 5 }, now + 41_000)).toEqual({
      action: 'give-up',
      why: 'exhausted',
    });
  });

  it('without a time is waited for a minute; a time gone by is now', () => {
    expect(decide('quota-minute')).toMatchObject({ at: now + 60_000 });
    expect(decide('quota-minute', {}, now - 5)).toMatchObject({ at: now });
  });
});

describe('an answer that would be the same again is given up at once', () => {
  it.each(['blocked', 'safety', 'recitation', 'max-tokens', 'empty'] as FailureReason[])('%s', (reason) => {
    expect(decide(reason)).toEqual({ action: 'give-up', why: 'answer' });
  });
});

it('a turn that the death of the worker interrupted is sent again, once', () => {
  expect(decide('interrupted')).toEqual({ action: 'retry', at: now, why: 'interrupted' });
  expect(decide('interrupted', { attempt: 2 })).toEqual({ action: 'give-up', why: 'exhausted' });
});

describe('the fifth turn given up in a row stops the session', () => {
  it.each([
    [3, 'give-up'],
    [4, 'stop'],
    [9, 'stop'],
  ])('after %d others: %s', (consecutiveFailures, action) => {
    expect(decide('server', { attempt: 3, consecutiveFailures })).toMatchObject({ action });
  });

  it('and says so, in the words of the last failure', () => {
    expect(decide('safety', { consecutiveFailures: 4 })).toEqual({
      action: 'stop',
      why: 'too-many',
      failure: { reason: 'too-many-failures', detail: 'words' },
    });
  });

  it('but not while a turn has attempts left', () => {
    expect(decide('server', { consecutiveFailures: 9 })).toMatchObject({ action: 'retry' });
  });
});
