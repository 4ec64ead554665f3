import { dedupe } from '../dedupe/dedupe';
import { lastTurnOf, turn as readTurn, turnsOf } from '../history/read';
import type { Turn } from '../model';
import { type Desk, isAutomatic } from './desk';

const isReply = (turn: Turn) => turn.state === 'done' && isAutomatic(turn);

/**
 * Decides what the deduplicated view hides, in the order of the slices: a reply that came early waits for
 * those before it. Sets `duplicate` on the turns it judged and returns them.
 * @param ended a turn that has just ended and is no longer open
 */
export async function judgeFrom(desk: Desk, ended: Turn): Promise<Turn[]> {
  const before = firstOpenOrder(desk, ended.sessionId);
  if (ended.order > before) return [];
  const later = await turnsOf(ended.sessionId, ended.order + 1, before);
  const judged: Turn[] = [];
  let shown = await lastShown(ended);
  for (const turn of [ended, ...later].filter(isReply)) {
    // What the user has asked for is never hidden: a question's answer, and what is said of saved pictures.
    const verdict = shown && turn.kind === 'slice' ? dedupe(turn.text, shown.text) : undefined;
    if (shown && verdict?.hide) {
      turn.duplicate = { of: shown.id, method: verdict.method, similarity: verdict.similarity };
    } else {
      turn.duplicate = undefined;
      shown = turn;
    }
    judged.push(turn);
  }
  return judged;
}

function firstOpenOrder(desk: Desk, sessionId: string): number {
  const open = [...desk.open.values()].filter((turn) => turn.sessionId === sessionId && isAutomatic(turn));
  return Math.min(Number.POSITIVE_INFINITY, ...open.map((turn) => turn.order));
}

/** The reply that stands visible before a turn of the same session. */
async function lastShown({ sessionId, order }: Turn): Promise<Turn | undefined> {
  const last = await lastTurnOf(sessionId, order, isReply);
  return last?.duplicate ? readTurn(last.duplicate.of) : last;
}
