/** What was used: by a session, by all of them day by day, and as the quotas count it. */
import { budgetOf } from '../budget';
import type { Change } from '../history/write';
import type { Budget, Cost, Engine, Pace, Session, Turn, Usage } from '../model';
import { asked, isDayUsedUp, limitsOf, paceOf } from '../pace';
import { mayHaveBeenBilled } from '../retry';
import { dayOf, minus, NO_USAGE, plus, tokensIn } from '../usage';
import { type Desk, runningSession } from './desk';

const DAY = 86_400_000;

/** The row of a day and model, made if need be. */
function rowIn(costs: Cost[], model: string, now: number): Cost {
  const day = dayOf(now);
  const known = costs.find((row) => row.day === day && row.model === model);
  if (known) return known;
  const row: Cost = { day, model, requests: 0, unknown: 0, usage: NO_USAGE };
  costs.push(row);
  return row;
}

function rowsOf(desk: Desk, session: Session, model: string, now: number): Cost[] {
  session.costs ??= [];
  return [rowIn(session.costs, model, now), rowIn(desk.costs, model, now)];
}

/** Takes a request's place among those that the quotas allow, before anybody else can. */
export function reserve({ settings, quotas }: Desk, now: number): void {
  const { model } = settings;
  quotas.set(model, asked(quotas.get(model), model, limitsOf(settings, model, now), now));
}

/** A request is about to go out. */
export function bookRequest(desk: Desk, session: Session, model: string, now: number): void {
  session.counters.requests++;
  for (const row of rowsOf(desk, session, model, now)) row.requests++;
}

/** What an attempt has used more than was booked before. */
export function bookUsage(
  desk: Desk,
  session: Session,
  { model, before, after, now }: { model: string; before: Usage; after: Usage; now: number },
): void {
  const more = minus(after, before);
  session.counters.usage = plus(session.counters.usage, more);
  for (const row of rowsOf(desk, session, model, now)) row.usage = plus(row.usage, more);
}

/** A request has broken off before it was told what it used. */
export function bookUnknown(desk: Desk, session: Session, model: string, now: number): void {
  for (const row of rowsOf(desk, session, model, now)) row.unknown++;
}

/** The last attempt is over: where nothing was told of what it used, that is said. */
export function settle(
  desk: Desk,
  session: Session,
  { attempts, usages, failure, model = '' }: Turn,
  now: number,
): void {
  if (attempts === 0 || tokensIn(usages.at(-1) ?? NO_USAGE) > 0) return;
  if (mayHaveBeenBilled(failure)) bookUnknown(desk, session, model, now);
}

/** What dedupe did to a reply, and how long it was. */
export function countReply({ counters }: Session, { kind, duplicate, usages }: Turn): void {
  if (duplicate) counters.hidden = (counters.hidden ?? 0) + 1;
  const output = usages.at(-1)?.output;
  if (kind !== 'slice' || !output) return;
  const name = duplicate?.method === 'nothing-new' ? 'unsaid' : 'said';
  const { replies, tokens } = counters[name] ?? { replies: 0, tokens: 0 };
  counters[name] = { replies: replies + 1, tokens: tokens + output };
}

/** What is to be written whenever something was booked: few rows, and what was booked a second ago belongs to a day ago. */
export function booksOf({ costs, quotas }: Desk, now: number): Pick<Change, 'costs' | 'quotas'> {
  const yesterday = dayOf(now - DAY);
  return { costs: costs.filter(({ day }) => day >= yesterday), quotas: [...quotas.values()] };
}

/** The tightest budget, as it stands now. */
export function budgetNow(desk: Desk, now: number): Budget | undefined {
  const { settings, costs } = desk;
  const today = dayOf(now);
  const running = runningSession(desk);
  return budgetOf(
    settings,
    {
      session: running && (running.costs ?? []),
      today: costs.filter(({ day }) => day === today),
    },
    settings.ownPrices,
  );
}

export function isSpent(desk: Desk, now: number): boolean {
  return budgetNow(desk, now)?.level === 'spent';
}

/** Why pictures come less often than the user chose, if they do. */
export function paceNow(
  { settings, quotas }: Desk,
  engine: Engine,
  endsAt: number,
  now: number,
): Pace | undefined {
  // The quotas are those of requests.
  if (engine === 'live') return undefined;
  const { model, intervalSeconds } = settings;
  const limits = limitsOf(settings, model, now);
  return paceOf(intervalSeconds * 1000, limits, quotas.get(model), { now, endsAt });
}

/** When the next automatic request may go out, ms since 1970; infinite when not today. */
export function nextAt({ settings, quotas }: Desk, now: number): number {
  const { model } = settings;
  const limits = limitsOf(settings, model, now);
  const use = quotas.get(model);
  if (isDayUsedUp(limits, use, now)) return Number.POSITIVE_INFINITY;
  return limits.some(({ per }) => per === 'minute') ? (use?.nextAt ?? 0) : 0;
}

/** Whether anything automatic may be sent today. */
export function maySend(desk: Desk, now: number): boolean {
  return !isSpent(desk, now) && Number.isFinite(nextAt(desk, now));
}
