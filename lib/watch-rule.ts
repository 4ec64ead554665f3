/** When a standing watch is a hit: once per event. */
import type { WatchAnswer, WatchMemory } from './model';

/** So many pictures without an answer, and then other evidence: what is seen now is another event. */
const MOST_UNANSWERED = 2;

export interface Judgement {
  hit: boolean;
  memory: WatchMemory;
}

/**
 * Judges what one reply says of one watch. A hit is an edge:
 * - the first "true" after the watch was added, or in a new session, is a hit;
 * - while the watch stays true there is no other one, whatever is given as evidence;
 * - "false" ends the event: the next "true" is a hit again;
 * - a moment may pass without that anybody saw its end. After `MOST_UNANSWERED` replies or more in a row
 *   that say nothing of the watch, "true" is a hit again if its evidence is another.
 * Replies must come in the order of their pictures.
 * @param before nothing for a watch that was never answered in this session
 * @param answer nothing when the reply does not answer the watch
 */
export function judgeWatch(before: WatchMemory | undefined, answer: WatchAnswer | undefined): Judgement {
  if (!before?.met) {
    if (!answer?.state) return { hit: false, memory: NOT_MET };
    return { hit: true, memory: met(answer.evidence) };
  }
  if (!answer) return { hit: false, memory: { ...before, unanswered: before.unanswered + 1 } };
  if (!answer.state) return { hit: false, memory: NOT_MET };
  const another = before.unanswered >= MOST_UNANSWERED && plain(answer.evidence) !== plain(before.evidence);
  return another
    ? { hit: true, memory: met(answer.evidence) }
    : { hit: false, memory: { ...before, unanswered: 0 } };
}

const NOT_MET: WatchMemory = { met: false, evidence: '', unanswered: 0 };

const met = (evidence: string): WatchMemory => ({ met: true, evidence, unanswered: 0 });

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
