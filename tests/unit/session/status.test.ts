import { describe, expect, it } from 'vitest';
import type { Budget, Failure, Session } from '@/lib/model';
import { type Facts, statusOf } from '@/lib/session/status';
import { makeSession as session } from './make';

const failure: Failure = { reason: 'key', detail: 'API key not valid.' };
const budget: Budget = { scope: 'day', unit: 'tokens', used: 9, limit: 9, level: 'spent' };
const hold = { until: 5, failure };

const over = (fields: Partial<Session>) => session({ endedAt: 9, ...fields });
const facts = (given: Partial<Facts>): Facts => ({ starting: false, open: [], ...given });

describe('statusOf', () => {
  it.each<[string, Partial<Facts>, object]>([
    ['nothing ever happened', {}, { state: 'idle' }],
    [
      'a start that lacks the consent',
      { needs: 'consent', session: session() },
      { state: 'needs', what: 'consent' },
    ],
    ['a start under way', { starting: true }, { state: 'starting' }],
    ['a session', { session: session() }, { state: 'capturing' }],
    [
      'a request without a word of reply',
      { session: session(), open: [{ state: 'waiting' }] },
      { state: 'waiting' },
    ],
    ['a reply that streams', { session: session(), open: [{ state: 'streaming' }] }, { state: 'capturing' }],
    [
      'paused with a request out',
      { session: session({ paused: true }), open: [{ state: 'waiting' }] },
      { state: 'paused' },
    ],
    [
      'paused, since the budget is used up',
      { session: session({ paused: true }), budget },
      { state: 'spent' },
    ],
    ['a budget used up that stops nothing', { session: session(), budget }, { state: 'capturing' }],
    ['told to wait', { session: session(), hold }, { state: 'holding', ...hold }],
    [
      'told to wait, and nothing left to send',
      { session: over({ end: 'stopped' }), hold },
      { state: 'ended', end: 'stopped' },
    ],
    [
      'a question after the end',
      { session: over({ end: 'stopped' }), open: [{ state: 'waiting' }] },
      { state: 'waiting' },
    ],
    [
      'a reply that streams after the end',
      { session: over({ end: 'stopped' }), open: [{ state: 'streaming' }] },
      { state: 'waiting' },
    ],
    ['a refused command', { notice: failure }, { state: 'failed', failure }],
    ['a picker closed', { notice: { reason: 'picker-cancelled', detail: '' } }, { state: 'idle' }],
    ['a refused command beside a session', { notice: failure, session: session() }, { state: 'capturing' }],
    ['a session that failed', { session: over({ end: 'failed', failure }) }, { state: 'failed', failure }],
    ['a session that ended', { session: over({ end: 'tab-closed' }) }, { state: 'ended', end: 'tab-closed' }],
    ['one look for a question', { session: over({ end: 'asked' }) }, { state: 'idle' }],
  ])('%s', (_, given, status) => {
    expect(statusOf(facts(given))).toEqual(status);
  });
});
