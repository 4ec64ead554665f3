import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import type { RowActions } from './row-actions';
import { isSettled } from './turn-text';

/** Stops an answer, or asks again for one that failed: one button, so that the keyboard's focus stays on it. */
export function QuestionButton({ turn, actions }: { turn: Turn; actions: RowActions }) {
  const failed = turn.state === 'failed';
  if (failed ? turn.retried || turn.live : isSettled(turn) || isBeingSaid(turn)) return null;
  const act = failed ? actions.askAgain : actions.unask;
  return (
    <button type="button" class="button small" onClick={() => act(turn)}>
      {t(failed ? 'tryAgain' : 'stopAnswer')}
    </button>
  );
}

/** The user may still be talking: there is no answer to stop. */
function isBeingSaid({ heard, state }: Turn): boolean {
  return heard === true && state === 'waiting';
}
