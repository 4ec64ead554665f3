/** Reads the desk back after the worker's death, and decides what to do about what it cut off. */
import { closeOffscreen, hasOffscreen, tellOffscreen } from '../browser/offscreen';
import {
  costsSince,
  newestSession,
  nextOrder,
  openTurns,
  pileOf,
  quotaUses,
  readDispatch,
  slicesIn,
  turnsBefore,
} from '../history/read';
import type { SourceState } from '../messages';
import type { Turn } from '../model';
import { dayOf, monthOf } from '../usage';
import { type Desk, runningSession } from './desk';
import { readWant } from './want';
import { endFromSource, endSession } from './watching';

export type AfterDeath = 'again' | 'wait' | 'give-up' | 'conclude';

/**
 * What becomes of a turn that was open when the worker died. Pure.
 * `wait`: it was not on the wire. `again`: its reply was cut, for the first time. `conclude`: it was part of a
 * conversation, which goes on without it.
 */
export function afterDeath(turn: Turn): AfterDeath {
  if (turn.live) return 'conclude';
  if (turn.attempts === 0 || (turn.state === 'waiting' && turn.failure)) return 'wait';
  return turn.cut ? 'give-up' : 'again';
}

/** Answers the turns that are to be given up: their replies were cut twice, or they were part of a conversation. */
export async function recover(desk: Desk): Promise<Turn[]> {
  const [session, saved, queued, recent, dispatch, order, want, newest, source, costs, quotas] =
    await Promise.all([
      newestSession(),
      slicesIn('saved'),
      slicesIn('queued'),
      slicesIn('recent'),
      readDispatch(),
      nextOrder(),
      readWant(),
      turnsBefore(Number.POSITIVE_INFINITY, 1),
      sourceState(),
      costsSince(booksFrom(Date.now())),
      quotaUses(),
    ]);
  desk.costs = costs;
  desk.quotas = new Map(quotas.map((use) => [use.model, use]));
  desk.session = session;
  desk.want = want ?? undefined;
  desk.nextOrder = order;
  desk.saved = pileOf(saved);
  desk.savedSince = saved[0]?.at ?? 0;
  desk.dispatch = dispatch;
  desk.hasRecent = recent.length > 0;
  desk.queue = queued.map(({ id, at }) => ({ id, at }));
  desk.preview = previewOf(newest[0]);
  const lost = await recoverTurns(desk);
  const lastSeen = Math.max(...[...newest, ...saved, ...queued, ...recent].map(({ at }) => at));
  await recoverSession(desk, source, lastSeen);
  return lost;
}

/** The month, and of the month before no more than what may still be booked on. */
function booksFrom(now: number): string {
  const yesterday = dayOf(now - 86_400_000);
  const month = monthOf(now);
  return yesterday < month ? yesterday : month;
}

/** Undefined: there is no offscreen document, or one that has only just begun, so nothing is being captured. */
async function sourceState(): Promise<SourceState | undefined> {
  if (!(await hasOffscreen())) return undefined;
  return tellOffscreen<SourceState>({ type: 'offscreen/which' }).catch(() => undefined);
}

async function recoverSession(desk: Desk, source: SourceState | undefined, lastSeen: number) {
  const session = runningSession(desk);
  if (session && source?.sessionId === session.id) return;
  if (session && source?.ended?.sessionId === session.id) return endFromSource(desk, source.ended);
  // Of a start or a look that the worker did not live to see: nobody knows what it captures, or will.
  if (!session) await closeOffscreen();
  // The browser was closed, some time after it was last heard of.
  if (session) await endSession(desk, 'browser-closed', undefined, Math.max(session.startedAt, lastSeen));
}

async function recoverTurns(desk: Desk): Promise<Turn[]> {
  const lost: Turn[] = [];
  for (const turn of await openTurns()) {
    desk.open.set(turn.id, turn);
    const plan = afterDeath(turn);
    if (plan === 'give-up' || plan === 'conclude') lost.push(turn);
    if (plan === 'again') turn.cut = true;
    if (plan === 'wait' && turn.failure?.retryAt) {
      desk.hold = { until: turn.failure.retryAt, failure: turn.failure };
    }
  }
  return lost;
}

function previewOf(newest: Turn | undefined): Desk['preview'] {
  if (!newest?.thumbnail) return undefined;
  return { bytes: newest.thumbnail, width: 0, height: 0, at: newest.at };
}
