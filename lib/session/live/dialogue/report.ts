/** What a Live model reports of the standing watches. */

import { write } from '../../../history/write';
import type { ToolAnswer } from '../../../live';
import type { Session, SessionWatches, Turn, Watch, WatchHit } from '../../../model';
import { judgeWatch } from '../../../watch-rule';
import { met } from '../../clicks';
import type { Office } from '../../office';
import { activeWatches } from '../../watches';
import type { Minutes } from './minutes';

/** Letters of evidence that are kept. */
const MOST_EVIDENCE = 500;

export interface Reported {
  answer: ToolAnswer;
  hit?: WatchHit;
}

/** Judges a report, and notes on the session what is to be remembered. Once per event, as with replies. */
export function judgeReport(
  watches: readonly Watch[],
  session: Session,
  { id, met, evidence }: Record<string, unknown>,
): Reported {
  const watch = watches.find((each) => each.id === id);
  if (!watch) return { answer: { error: 'There is no watch of this id.' } };
  if (typeof met !== 'boolean') return { answer: { error: 'met: true or false is needed.' } };
  const seen = typeof evidence === 'string' ? evidence.slice(0, MOST_EVIDENCE) : '';
  const remembered = memoriesOf(session);
  const answer = { id: watch.id, state: met, evidence: seen };
  const { hit, memory } = judgeWatch(remembered.memories[watch.id], answer);
  remembered.memories[watch.id] = memory;
  return {
    answer: { result: { noted: true } },
    ...(hit && { hit: { watchId: watch.id, text: watch.text, evidence: seen } }),
  };
}

/** A change went out and was not answered with a report: what is met may have passed unseen. */
export function notReported(watches: readonly Watch[], session: Session): void {
  const { memories } = memoriesOf(session);
  for (const { id } of watches) {
    const before = memories[id];
    if (before?.met) memories[id] = judgeWatch(before, undefined).memory;
  }
}

function memoriesOf(session: Session): SessionWatches {
  session.watches ??= { judged: 0, memories: {} };
  return session.watches;
}

/** Takes a report, writes it down and tells the user. @param place where a hit stands */
export function report(
  office: Office,
  session: Session,
  args: Record<string, unknown>,
  place: () => { turn: Turn; minutes: Minutes },
): ToolAnswer {
  const { answer, hit } = judgeReport(activeWatches(office.desk), session, args);
  if (hit) {
    const { turn, minutes } = place();
    const tell = (told: Turn) => void met(office, told).catch(() => {});
    void minutes.met(turn, hit, tell).catch(() => {});
  } else void write({ sessions: [session] }).catch(() => {});
  return answer;
}
