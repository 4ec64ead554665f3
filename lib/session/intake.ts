/** What happens to a slice when it reaches the worker: to disk first, then on the queue or the pile. */
import { sizeOf } from '../history/pictures';
import { write } from '../history/write';
import type { Session, Slice } from '../model';
import { accountOf } from './account';
import { type Desk, previewOf } from './desk';
import { offer } from './queue';
import { letGo, prunedAt } from './replay';

/** @throws DOMException `QuotaExceededError` when the disk is full */
export async function takeIn(desk: Desk, session: Session, slice: Slice): Promise<void> {
  count(session, slice);
  if (session.sending === 'save') await pile(desk, session, slice);
  else await enqueue(desk, session, slice);
}

/** Whether it was delivered before: the worker died before it could say that it has it. */
export function isKnown({ taken = [] }: Session, { id }: Slice): boolean {
  return taken.includes(id);
}

/** Comes too late: watching has paused or ended meanwhile. It is counted, and that is all. */
export async function missOut(desk: Desk, slice: Slice): Promise<void> {
  // After "Delete everything" there is nothing left to count it on.
  const session = await accountOf(desk, slice.sessionId).catch(() => undefined);
  if (!session || isKnown(session, slice)) return;
  count(session, slice);
  session.counters.dropped++;
  await write({ sessions: [session] });
}

/** More than the offscreen document keeps for want of an answer. */
const REMEMBERED = 16;

function count(session: Session, { id }: Slice): void {
  session.counters.seen++;
  session.taken = [...(session.taken ?? []), id].slice(-REMEMBERED);
}

async function enqueue(desk: Desk, session: Session, slice: Slice): Promise<void> {
  const { queue, dropped } = offer(desk.queue, { id: slice.id, at: slice.at });
  desk.queue = queue;
  session.counters.dropped += dropped.length;
  const gone = letGo(
    desk,
    session.id,
    dropped.map(({ id }) => id),
  );
  const pruneRecent = prunedAt(desk, slice.at);
  await write({ sessions: [session], addSlices: [{ slice, state: 'queued' }], ...gone, pruneRecent });
}

async function pile(desk: Desk, session: Session, slice: Slice): Promise<void> {
  const pruneRecent = prunedAt(desk, slice.at, true);
  await write({ sessions: [session], addSlices: [{ slice, state: 'saved' }], pruneRecent });
  const { saved } = desk;
  if (saved.count === 0) desk.savedSince = slice.at;
  desk.saved = {
    count: saved.count + 1,
    clips: saved.clips + (slice.clip ? 1 : 0),
    bytes: saved.bytes + sizeOf(slice),
    duration: slice.at + (slice.clip?.durationMs ?? 0) - desk.savedSince,
  };
  desk.preview = previewOf(desk, slice);
}
