/** Starting, pausing and ending what is watched. */
import { closeOffscreen, ensureOffscreen, tellOffscreen } from '../browser/offscreen';
import { isMuted, sourceOf, streamIdOf, tabById } from '../browser/tabs';
import { Failed } from '../failure';
import { write } from '../history/write';
import type { CaptureToWorker, SourceEnd } from '../messages';
import type { EndReason, Failure, Session, Slice, Source } from '../model';
import { dropQueue } from './account';
import { paceNow } from './books';
import { captureSettings } from './capture-settings';
import { type Desk, runningSession } from './desk';
import { engineFor, engineOf, marked } from './live/engine';
import { watchedMs } from './meter';
import { noCounters, publish, publishSession } from './publish';
import { letGo, prunedAt } from './replay';
import type { Want } from './want';

const MINUTE = 60_000;

type NoClips = Extract<CaptureToWorker, { type: 'worker/no-clips' }>;

interface Target {
  source: Source;
  streamId?: string;
  /** By its user. */
  muted?: boolean;
}

/** Starts watching; a session that runs goes on until the new source is open. @throws Failed */
export async function startWatching(desk: Desk, want: Want): Promise<void> {
  // The worker can die between a start and its answer: the command then comes once more.
  if (want.source === 'tab' && runningSession(desk)?.source.tabId === want.tabId) return;
  try {
    const session = await openSource(desk, want);
    // At the same moment, so that the end of one stands before the beginning of the other.
    await endSession(desk, 'switched', undefined, session.startedAt);
    await begin(desk, session);
  } catch (error) {
    if (!runningSession(desk)) await closeOffscreen();
    throw error;
  }
}

async function openSource(desk: Desk, want: Want): Promise<Session> {
  const { source, streamId, muted = false } = await reach(want);
  const limitMs = desk.settings.sessionLimitMinutes * MINUTE;
  const id = crypto.randomUUID();
  const engine = engineFor(desk.settings, want.sending);
  const pace = paceNow(desk, engine, Date.now() + limitMs, Date.now());
  const settings = captureSettings(desk.settings, engine, pace);
  const startedAt = await tellOffscreen<number>({
    type: 'offscreen/start',
    sessionId: id,
    streamId,
    muted,
    ...settings,
    limitMs,
  });
  const session = newSession({ id, source, sending: want.sending, startedAt, endsAt: startedAt + limitMs });
  return { ...session, ...marked(engine), watchingSince: startedAt, intervalMs: settings.intervalMs };
}

/** Takes one frame of a source that is not being watched. The session is over when it has it. @throws Failed */
export async function lookOnce(desk: Desk, want: Want): Promise<Slice> {
  try {
    const { source, streamId } = await reach(want);
    const id = crypto.randomUUID();
    const { sight } = captureSettings(desk.settings, 'requests');
    const slice = await tellOffscreen<Slice>({ type: 'offscreen/look', sessionId: id, streamId, sight });
    const { at } = slice;
    const session = newSession({ id, source, sending: want.sending, startedAt: at, endsAt: at });
    session.counters.seen = 1;
    Object.assign(session, { endedAt: at, end: 'asked' });
    await begin(desk, session);
    return slice;
  } finally {
    await closeOffscreen();
  }
}

/** Ends the running session, if there is one, and releases its source. */
export async function endSession(
  desk: Desk,
  end: EndReason,
  failure?: Failure,
  endedAt = Date.now(),
): Promise<void> {
  const session = runningSession(desk);
  if (!session) return;
  const dropped = dropQueue(desk);
  stopClock(session, endedAt);
  Object.assign(session, { endedAt, end, failure, paused: false });
  desk.accounts.set(session.id, session);
  if (end !== 'switched') await closeOffscreen();
  // On a full disk the end cannot be written either. It is told all the same, and found again on waking.
  await write({
    sessions: [session],
    ...letGo(desk, session.id, dropped),
    pruneRecent: prunedAt(desk, endedAt, true),
  }).catch(() => {});
  desk.hasRecent &&= desk.settings.keepReplay;
  publishSession(session);
  publish(desk);
}

/** What the offscreen document's word for an end means, now that the worker can look at the tab. */
export async function endFromSource(desk: Desk, { sessionId, end, failure }: SourceEnd): Promise<void> {
  const session = runningSession(desk);
  if (session?.id !== sessionId) return;
  const { tabId } = session.source;
  const tabLives = tabId !== undefined && (await tabById(tabId)) !== undefined;
  await endSession(desk, end === 'tab-closed' && tabLives ? 'sharing-ended' : end, failure);
}

/** The offscreen document takes pictures instead; the user is told why. */
export async function withoutClips(desk: Desk, { sessionId, failure }: NoClips): Promise<void> {
  if (runningSession(desk)?.id !== sessionId) return;
  desk.notice = { ...failure, reason: 'clips' };
  publish(desk);
}

export async function setPaused(desk: Desk, paused: boolean): Promise<void> {
  const session = runningSession(desk);
  if (!session || session.paused === paused) return;
  await tellOffscreen({ type: paused ? 'offscreen/pause' : 'offscreen/resume' });
  session.paused = paused;
  if (paused) stopClock(session, Date.now());
  else session.watchingSince = Date.now();
  const dropped = paused ? dropQueue(desk) : [];
  await write({ sessions: [session], ...letGo(desk, session.id, dropped) });
  publishSession(session);
  publish(desk);
}

/** An interval that differs less is not worth taking up the source anew. */
const WORTH = 0.2;

/** Brings the interval in line with the quotas, as they stand now; `always` for other settings that have changed. */
export async function configure(desk: Desk, always = false): Promise<void> {
  const session = runningSession(desk);
  if (!session) return;
  const engine = engineOf(session);
  const settings = captureSettings(desk.settings, engine, paceNow(desk, engine, session.endsAt, Date.now()));
  const { intervalMs = 0 } = session;
  if (!always && Math.abs(settings.intervalMs - intervalMs) <= WORTH * intervalMs) return;
  session.intervalMs = settings.intervalMs;
  // One that is just being closed needs no settings.
  await tellOffscreen({ type: 'offscreen/configure', ...settings }).catch(() => {});
}

function stopClock(session: Session, now: number): void {
  session.watchedMs = watchedMs(session, now);
  session.watchingSince = undefined;
}

/** The tab is asked for while the offscreen document is being made: somebody waits for the first frame. */
async function reach(want: Want): Promise<Target> {
  if (want.source === 'display') {
    await ensureOffscreen();
    return { source: { kind: 'display', title: '', icon: '' } };
  }
  const opening = ensureOffscreen();
  return grantedTab(want).finally(() => opening);
}

async function grantedTab({ tabId = -1 }: Want): Promise<Target> {
  const tab = await tabById(tabId);
  if (!tab) throw new Failed('not-granted');
  return { source: sourceOf(tab), streamId: await streamIdOf(tab), muted: isMuted(tab) };
}

function newSession(given: Pick<Session, 'id' | 'source' | 'sending' | 'startedAt' | 'endsAt'>): Session {
  return { ...given, name: given.source.title, paused: false, counters: noCounters() };
}

async function begin(desk: Desk, session: Session): Promise<void> {
  desk.session = session;
  desk.accounts.set(session.id, session);
  await write({ sessions: [session] });
  publishSession(session);
}
