import { session as readSession } from '../history/read';
import type { Session } from '../model';
import { type Desk, runningSession } from './desk';

/** The session that a turn is booked on. It may have ended long ago. */
export async function accountOf(desk: Desk, sessionId: string): Promise<Session> {
  if (desk.session?.id === sessionId) return desk.session;
  const known = desk.accounts.get(sessionId) ?? (await readSession(sessionId));
  if (!known) throw new Error(`No session ${sessionId}`);
  desk.accounts.set(sessionId, known);
  return known;
}

/** Drops what waits unsent, and counts it. Returns the ids of the slices to delete. */
export function dropQueue(desk: Desk): string[] {
  const ids = desk.queue.map(({ id }) => id);
  desk.queue = [];
  const session = runningSession(desk);
  if (session) session.counters.dropped += ids.length;
  return ids;
}
