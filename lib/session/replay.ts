/**
 * Replay: what went by in Live can be asked about for a while. It holds every slice that reached the worker, sent or
 * dropped, in the state `recent`. Where only what changed is sent that is each new look of the screen, and the one
 * before the time began is what was on the screen then.
 */
import type { SliceRecord } from '../history/db';
import { slicesIn } from '../history/read';
import type { Change } from '../history/write';
import { type Desk, runningSession } from './desk';
import { thinToFit } from './parts';
import { weigher } from './weigh';

/** What becomes of slices that nobody waits for any more. */
export function letGo(desk: Desk, sessionId: string, ids: string[]): Change {
  if (!isKept(desk, sessionId)) return { removeSlices: ids };
  desk.hasRecent ||= ids.length > 0;
  return { moveSlices: { ids, state: 'recent' } };
}

/** What is from before is too old to be asked about. */
export function prunedAt({ settings }: Desk, at: number, isOver = false): number {
  const { replaySeconds, keepReplay } = settings;
  if (replaySeconds === 0 || (isOver && !keepReplay)) return Number.POSITIVE_INFINITY;
  return at - replaySeconds * 1000;
}

/** How many seconds can be asked about now, if any. */
export function replayable(desk: Desk): number | undefined {
  const { replaySeconds, keepReplay } = desk.settings;
  const isLive = runningSession(desk)?.sending === 'live';
  return replaySeconds > 0 && (isLive || (keepReplay && desk.hasRecent)) ? replaySeconds : undefined;
}

/** What was on the screen in the last seconds, oldest first, thinned to what one request holds. */
export async function recentSlices(desk: Desk): Promise<SliceRecord[]> {
  const seconds = replayable(desk);
  if (!seconds) return [];
  const slices = await passing(desk);
  const session = runningSession(desk);
  // Paused or over, the last seconds are those before it.
  const until = session && !session.paused ? Date.now() : (slices.at(-1)?.at ?? 0);
  const from = until - seconds * 1000;
  const first = slices.findLastIndex(({ at }) => at < from);
  return thinToFit(slices.slice(Math.max(0, first)), weigher(desk.settings));
}

/** Everything of Live that is on the disk: it went by, is on the wire, or waits. */
async function passing(desk: Desk): Promise<SliceRecord[]> {
  const states = (['recent', 'sent', 'queued'] as const).map(slicesIn);
  const [recent = [], ...others] = await Promise.all(states);
  const turns = [...desk.open.values()].filter(({ kind }) => kind === 'slice');
  const live = new Set([...turns.flatMap(({ sliceIds }) => sliceIds), ...desk.queue.map(({ id }) => id)]);
  return [...recent, ...others.flat().filter(({ id }) => live.has(id))].sort((a, b) => a.at - b.at);
}

function isKept(desk: Desk, sessionId: string): boolean {
  const { replaySeconds, keepReplay } = desk.settings;
  const running = runningSession(desk);
  const isLive = running?.id === sessionId && running.sending === 'live';
  return replaySeconds > 0 && (keepReplay || isLive);
}
