/** How far the user's budgets are used up. */
import type { Budget, Cost, Price } from './model';
import { billFor } from './prices';
import { tokensIn, totalOf } from './usage';

/** What may be used, in US dollars and tokens; 0 is any amount. */
export interface BudgetLimits {
  sessionDollars: number;
  sessionTokens: number;
  dayDollars: number;
  dayTokens: number;
}

/** From this share on the user is told. */
const NEAR = 0.8;

export interface Used {
  /** Of the running session; absent when nothing runs. */
  session?: readonly Cost[];
  /** Of today, all sessions together. */
  today: readonly Cost[];
}

/** The budget of which the largest share is used, or undefined where there is none. */
export function budgetOf(limits: BudgetLimits, used: Used, own: readonly Price[]): Budget | undefined {
  const budgets = [
    ...(used.session
      ? [
          inDollars('session', limits.sessionDollars, used.session, own),
          inTokens('session', limits.sessionTokens, used.session),
        ]
      : []),
    inDollars('day', limits.dayDollars, used.today, own),
    inTokens('day', limits.dayTokens, used.today),
  ];
  return budgets
    .filter(({ limit }) => limit > 0)
    .sort((a, b) => b.used / b.limit - a.used / a.limit)
    .map((budget) => ({ ...budget, level: levelOf(budget.used / budget.limit) }))[0];
}

type Part = Omit<Budget, 'level'>;

function inDollars(
  scope: Budget['scope'],
  limit: number,
  costs: readonly Cost[],
  own: readonly Price[],
): Part {
  return { scope, unit: 'dollars', used: billFor(costs, own).dollars, limit };
}

function inTokens(scope: Budget['scope'], limit: number, costs: readonly Cost[]): Part {
  return { scope, unit: 'tokens', used: tokensIn(totalOf(costs).usage), limit };
}

function levelOf(share: number): Budget['level'] {
  if (share >= 1) return 'spent';
  return share >= NEAR ? 'near' : 'fine';
}
