import { FAILURE_TEXTS } from '../../lib/chat/failure-text';
import { clock } from '../../lib/chat/format';
import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import { FailureCard } from '../failure-card';
import { Markdown } from '../markdown';
import type { RowActions } from './row-actions';

/**
 * A turn's text and whatever is to be said about it. When the reply is complete its text is put in as a new
 * node: the log is a live region, so that is when a screen reader reads it, once, and not every fragment.
 */
export function TurnText({ turn, actions }: { turn: Turn; actions: RowActions }) {
  const settled = isSettled(turn);
  return (
    <>
      {turn.text !== '' && (
        <Markdown key={settled ? 'settled' : 'streaming'} text={turn.text} partial={!settled} />
      )}
      {!settled && turn.text === '' && !turn.failure && <p class="pending">{t('rowWaiting')}</p>}
      {turn.failure && <TurnFailure turn={turn} actions={actions} />}
    </>
  );
}

/** Complete or given up: it changes no more by streaming. */
export function isSettled(turn: Turn): boolean {
  return turn.state === 'done' || turn.state === 'failed';
}

/** Whether there is, or will be, text worth a picture beside it. */
export function hasSaid(turn: Turn): boolean {
  return turn.text !== '' || !turn.failure;
}

function TurnFailure({ turn, actions }: { turn: Turn; actions: RowActions }) {
  const { failure, question } = turn;
  if (!failure) return null;
  if (turn.state === 'failed') {
    const retry = question === undefined ? undefined : () => actions.askAgain(question);
    return <FailureCard failure={failure} actions={{ ...actions.failure, retry }} />;
  }
  const title = t(FAILURE_TEXTS[failure.reason].title);
  if (turn.state === 'done') {
    return (
      <p class="note">
        {title}. {t(FAILURE_TEXTS[failure.reason].advice)}
      </p>
    );
  }
  const again = failure.retryAt === undefined ? t('willRetry') : t('willRetryAt', clock(failure.retryAt));
  return (
    <p class="note">
      {title}. {again}.
    </p>
  );
}
