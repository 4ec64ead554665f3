/** How a turn of a Live conversation ends. */
import type { Failure, Turn } from '../../../model';
import type { Turns } from '../../turns/turns';

/** Ends it as it is. @param failure why it ended early: of a question without an answer that is all there is */
export function conclude(turns: Turns, turn: Turn, failure?: Failure): Promise<void> {
  const isAnswered = turn.text.trim() !== '' || Boolean(turn.hits);
  turn.state = failure && !isAnswered ? 'failed' : 'done';
  if (failure) turn.failure = failure;
  const { kind, sliceIds } = turn;
  return turns.conclude(turn, kind === 'question' ? { removeSlices: sliceIds } : {});
}
