import { expect, it } from 'vitest';
import { budgetOf } from '../../lib/budget';
import type { Cost } from '../../lib/model';

const NONE = { sessionDollars: 0, sessionTokens: 0, dayDollars: 0, dayTokens: 0 };
const MODEL = 'gemini-3.1-flash-lite';
const used = (input: number, model = MODEL): Cost[] => [
  { day: '2026-11-22', model, requests: 1, unknown: 0, usage: { input, output: 0 } },
];

it('without a limit there is none', () => {
  expect(budgetOf(NONE, { session: used(1e9), today: used(1e9) }, [])).toBeUndefined();
});

it.each([
  [0, 'fine'],
  [799, 'fine'],
  [800, 'near'],
  [999, 'near'],
  [1000, 'spent'],
  [5000, 'spent'],
])('%i of 1,000 tokens: %s', (tokens, level) => {
  const limits = { ...NONE, sessionTokens: 1000 };
  expect(budgetOf(limits, { session: used(tokens), today: [] }, [])).toEqual({
    scope: 'session',
    unit: 'tokens',
    used: tokens,
    limit: 1000,
    level,
  });
});

it('of several the tightest counts', () => {
  const limits = { sessionDollars: 1, sessionTokens: 10_000_000, dayDollars: 1, dayTokens: 5_000_000 };
  const both = { session: used(1_000_000), today: used(3_600_000) };
  expect(budgetOf(limits, both, [])).toMatchObject({
    scope: 'day',
    unit: 'dollars',
    used: 0.9,
    level: 'near',
  });
  expect(budgetOf({ ...limits, dayTokens: 3_600_000 }, both, [])).toMatchObject({
    unit: 'tokens',
    level: 'spent',
  });
});

it('what has no price uses up tokens, and no money', () => {
  const limits = { ...NONE, dayDollars: 1, dayTokens: 100 };
  const today = used(50, 'gemini-9-pro');
  expect(budgetOf(limits, { session: [], today }, [])).toMatchObject({ unit: 'tokens', used: 50 });
});
