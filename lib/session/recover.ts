/** Reads the desk back after the worker's death, and decides what to do about what it cut off. */
import { closeOffscreen, hasOffscreen, tellOffscreen } from '../browser/offscreen';
import { newestSession, nextOrder, openTurns, pileOf, slicesIn, turnsBefore } from '../history/read';
import { type Change, write } from '../history/write';
import type { Session, Turn } from '../model';
import type { Desk } from './desk';
import { readWant } from './want';

export type AfterDeath = 'again' | 'wait' | 'give-up';

/**
 * What becomes of a turn that was open when the worker died. Pure.
 * `wait`: it was not on the wire. `again`: its reply was cut, for the first time.
 */
export function afterDeath(turn: Turn, sourceLives: boolean): AfterDeath {
  // After the browser was closed nobody waits for an old frame any more.
  if (!sourceLives && turn.kind === 'slice') return 'give-up';
  if (turn.attempts === 0 || (turn.state === 'waiting' && turn.failure)) return 'wait';
  return turn.cut ? 'give-up' : 'again';
}

export async function recover(desk: Desk): Promise<void> {
  const [session, saved, queued, order, want] = await Promise.all([
    newestSession(),
    slicesIn('saved'),
    slicesIn('queued'),
    nextOrder(),
    readWant(),
  ]);
  desk.session = session;
  desk.want = want ?? undefined;
  desk.nextOrder = order;
  desk.saved = pileOf(saved);
  desk.savedSince = saved[0]?.at ?? 0;
  const lives = session !== undefined && !session.endedAt && (await isCaptured(session));
  if (lives) desk.queue = queued.map(({ id, at }) => ({ id, at }));
  else if (session && !session.endedAt)
    await endLost(
      session,
      queued.map(({ id }) => id),
    );
  await recoverTurns(desk, lives);
  await recoverPreview(desk);
}

async function isCaptured(session: Session): Promise<boolean> {
  if (!(await hasOffscreen())) return false;
  const which = await tellOffscreen<string>({ type: 'offscreen/which' }).catch(() => '');
  if (which !== session.id) await closeOffscreen();
  return which === session.id;
}

async function endLost(session: Session, queued: string[]): Promise<void> {
  Object.assign(session, { endedAt: Date.now(), end: 'browser-closed', paused: false });
  session.counters.dropped += queued.length;
  await write({ sessions: [session], removeSlices: queued });
}

async function recoverTurns(desk: Desk, lives: boolean): Promise<void> {
  const changes: Change[] = [];
  for (const turn of await openTurns()) {
    const plan = afterDeath(turn, lives);
    if (plan === 'give-up') changes.push(giveUp(turn));
    else desk.open.set(turn.id, turn);
    if (plan === 'again') turn.cut = true;
    if (plan === 'wait' && turn.failure?.retryAt) {
      desk.hold = { until: turn.failure.retryAt, failure: turn.failure };
    }
  }
  for (const change of changes) await write(change);
}

function giveUp(turn: Turn): Change {
  turn.state = 'failed';
  turn.failure = { reason: 'interrupted', detail: '' };
  if (turn.kind === 'batch') return { turns: [turn], moveSlices: { ids: turn.sliceIds, state: 'saved' } };
  return { turns: [turn], removeSlices: turn.sliceIds };
}

async function recoverPreview(desk: Desk): Promise<void> {
  const [newest] = await turnsBefore(Number.POSITIVE_INFINITY, 1);
  if (newest?.thumbnail) desk.preview = { bytes: newest.thumbnail, width: 0, height: 0, at: newest.at };
}
