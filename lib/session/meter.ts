/** The books as the panel shows them. */
import type { HeldBack, Meter, Sum } from '../messages';
import type { Cost, Price, Session } from '../model';
import { billFor, priceOf } from '../prices';
import { monthOf, NO_USAGE, totalOf } from '../usage';
import { budgetNow, paceNow } from './books';
import { type Desk, runningSession } from './desk';
import { engineOf, modelOf } from './live/engine';

export const NO_SUM: Sum = {
  requests: 0,
  unknown: 0,
  usage: NO_USAGE,
  dollars: 0,
  unpriced: [],
  asOf: [],
};

export function meterOf(desk: Desk, now: number): Meter {
  const { settings, session, costs } = desk;
  const { ownPrices, sessionDollars, dayDollars } = settings;
  const running = runningSession(desk);
  const model = modelOf(settings, running ? engineOf(running) : settings.engine);
  const month = monthOf(now);
  return {
    session: sumOf(session?.costs ?? [], ownPrices),
    month: sumOf(
      costs.filter(({ day }) => day.startsWith(month)),
      ownPrices,
    ),
    heldBack: session && heldBack(session, settings.intervalSeconds * 1000, ownPrices, now),
    budget: budgetNow(desk, now),
    unpricedBudget: sessionDollars + dayDollars > 0 && model !== '' && !priceOf(model, now, ownPrices),
    pace: running && paceNow(desk, engineOf(running), running.endsAt, now),
  };
}

function sumOf(costs: readonly Cost[], own: readonly Price[]): Sum {
  const { dollars, unpriced, prices } = billFor(costs, own);
  return { ...totalOf(costs), dollars, unpriced, asOf: [...new Set(prices.map(({ asOf }) => asOf))] };
}

/** What would have been sent at the user's interval, and was not: by the gate, for nobody else holds anything back. */
export function heldBack(
  session: Session,
  intervalMs: number,
  own: readonly Price[],
  now: number,
): HeldBack | undefined {
  const { gate, counters, lastPicture: each, costs } = session;
  // With "Every slice" nothing is held back, but a tick can be late.
  if (!gate || gate.reasons.every || !each) return undefined;
  const pictures = Math.floor(watchedMs(session, now) / intervalMs) - counters.seen;
  if (pictures <= 0) return undefined;
  const last = costs?.at(-1);
  const bill = last && billFor([{ ...last, usage: each }], own);
  const priced = bill && bill.unpriced.length === 0;
  return { pictures, each, ...(priced && { dollars: bill.dollars * pictures }) };
}

/** How long a session has watched, its pauses left out. */
export function watchedMs({ watchedMs: before = 0, watchingSince }: Session, now: number): number {
  return before + (watchingSince === undefined ? 0 : Math.max(0, now - watchingSince));
}
