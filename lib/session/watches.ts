/** "Tell me when …": the user's standing watches, and what is done when one is met. */

import type { Picture } from '../analyzer';
import { notify } from '../browser/notifications';
import { closeOffscreen, ensureOffscreen, tellOffscreen } from '../browser/offscreen';
import { lastWindow, tabById } from '../browser/tabs';
import type { Session, Slice, Turn, Watch } from '../model';
import { t } from '../text';
import { asWatch, whyNoWatch } from '../watch-limits';
import { judgeWatch } from '../watch-rule';
import { type Desk, runningSession } from './desk';
import { publish } from './publish';
import { readUnseen, readWatches, writeUnseen, writeWatches } from './watch-store';

/** Those that the next request asks for. */
export function activeWatches(desk: Pick<Desk, 'watches'>): Watch[] {
  return desk.watches.filter(({ paused }) => !paused);
}

/** Reads them back after the worker's death. */
export async function recallWatches(desk: Desk): Promise<void> {
  [desk.watches, desk.unseenHits] = await Promise.all([readWatches(), readUnseen()]);
}

/** Where a watch is refused, the box that it came from has said why. */
export async function addWatch(desk: Desk, text: string): Promise<void> {
  if (whyNoWatch(text, desk.watches)) return;
  // By chance, so that no page can know it.
  const id = crypto.randomUUID().slice(0, 8);
  await keep(desk, [...desk.watches, { id, text: asWatch(text), paused: false }]);
}

export async function pauseWatch(desk: Desk, id: string, paused: boolean): Promise<void> {
  await keep(
    desk,
    desk.watches.map((watch) => (watch.id === id ? { ...watch, paused } : watch)),
  );
}

export async function removeWatch(desk: Desk, id: string): Promise<void> {
  await keep(
    desk,
    desk.watches.filter((watch) => watch.id !== id),
  );
}

async function keep(desk: Desk, watches: Watch[]): Promise<void> {
  await writeWatches(watches);
  desk.watches = watches;
  publish(desk);
}

/**
 * Judges replies of one session, in the order of their pictures: notes the hits on the turns, and on the session
 * what is to be remembered. Answers the turns with hits. Each turn is judged once, however often it comes.
 * A watch that was paused or removed since it was asked for is left as it is.
 */
export function judgeWatches(watches: readonly Watch[], session: Session, replies: readonly Turn[]): Turn[] {
  return replies.filter((turn) => {
    const { structured, order } = turn;
    const { judged = 0, memories = {} } = session.watches ?? {};
    if (!structured || order <= judged) return false;
    const met = watches.flatMap(({ id, text }) => {
      const answer = structured.answers.find((given) => given.id === id);
      const { hit, memory } = judgeWatch(memories[id], answer);
      memories[id] = memory;
      if (!hit || !answer) return [];
      const { evidence, frame } = answer;
      return [{ watchId: id, text, evidence, ...(frame && { frame }) }];
    });
    session.watches = { judged: order, memories };
    if (met.length > 0) turn.hits = met;
    return met.length > 0;
  });
}

/** Puts to each answer the picture of several that shows it: they are gone when it is judged. */
export function withFrames(turn: Turn, pictures: readonly (Picture | Slice)[]): void {
  for (const answer of turn.structured?.answers ?? []) {
    const shown = answer.state && answer.picture ? pictures[answer.picture - 1] : undefined;
    if (shown && 'thumbnail' in shown) answer.frame = { at: shown.at, thumbnail: shown.thumbnail };
  }
}

/** Tells the user of hits that are on disk. Without a badge, a notification or a sound the row is there all the same. */
export async function tellOf(desk: Desk, turn: Turn): Promise<void> {
  const { hits = [] } = turn;
  desk.unseenHits += hits.length;
  publish(desk);
  await writeUnseen(desk.unseenHits);
  const windowId = await windowOf(desk);
  for (const { watchId, text, evidence } of hits) {
    notify({ turnId: turn.id, watchId, windowId }, t('hitTitle', text), evidence);
  }
}

/** Where the panel is to open: beside what is watched, else where the user was last. */
async function windowOf(desk: Desk): Promise<number> {
  const tab = await tabById(runningSession(desk)?.source.tabId ?? -1);
  return tab?.windowId ?? (await lastWindow());
}

/** The offscreen document has the loudspeaker. With nothing watched it is made for this, in turn with all else. */
export async function ring(desk: Desk): Promise<void> {
  await ensureOffscreen();
  await tellOffscreen({ type: 'offscreen/ring' });
  if (!runningSession(desk) && !desk.starting) await closeOffscreen();
}

/** The user looks at the panel. */
export async function seen(desk: Desk): Promise<void> {
  if (desk.unseenHits === 0) return;
  desk.unseenHits = 0;
  await writeUnseen(0);
  publish(desk);
}
