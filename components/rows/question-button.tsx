import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import type { RowActions } from './row-actions';
import { isSettled } from './turn-text';

/**
 * Stops an answer, or asks again for one that failed: one button, so that the keyboard's focus stays on it.
 * In a Live conversation one speaks over an answer instead.
 */
export function QuestionButton({ turn, actions }: { turn: Turn; actions: RowActions }) {
  if (turn.live) return null;
  const failed = turn.state === 'failed';
  if (isSettled(turn) && (!failed || turn.retried)) return null;
  const act = failed ? actions.askAgain : actions.unask;
  return (
    <button type="button" class="button small" onClick={() => act(turn)}>
      {t(failed ? 'tryAgain' : 'stopAnswer')}
    </button>
  );
}
