import { FAILURE_TEXTS } from '../../lib/chat/failure-text';
import { clock } from '../../lib/chat/format';
import type { Failure, Turn } from '../../lib/model';
import { t } from '../../lib/text';
import { FailureDetail } from '../failure-detail';
import { Markdown } from '../markdown';

/**
 * A turn's text and whatever is to be said about it. When the reply is complete its text is put in as a new
 * node: the log is a live region, so that is when a screen reader reads it, once, and not every fragment.
 */
export function TurnText({ turn }: { turn: Turn }) {
  const settled = isSettled(turn);
  return (
    <>
      {turn.text !== '' && (
        <Markdown key={settled ? 'settled' : 'streaming'} text={turn.text} partial={!settled} />
      )}
      {!settled && turn.text === '' && !turn.failure && <p class="pending">{t('rowWaiting')}</p>}
      {settled && turn.structured?.unread && <p class="note">{t('watchesUnread')}</p>}
      {turn.failure && <TurnFailure turn={turn} />}
    </>
  );
}

/** Complete or given up: it changes no more by streaming. */
export function isSettled(turn: Turn): boolean {
  return turn.state === 'done' || turn.state === 'failed';
}

/**
 * Of a row in the log, which is a live region: it is read when it is complete, and what was heard already is not.
 * @param audible the model's voice can be heard
 */
export function liveOf(turn: Turn, audible: boolean): 'off' | undefined {
  return isSettled(turn) && !(turn.spoken && audible) ? undefined : 'off';
}

/** Whether there is, or will be, text worth a picture beside it. */
export function hasSaid(turn: Turn): boolean {
  return turn.text !== '' || !turn.failure;
}

/** A note is enough: what the user must do something about stands above the log. */
function TurnFailure({ turn }: { turn: Turn }) {
  const { failure, state } = turn;
  // While a reply streams its end is known a moment before it is settled; it is not tried again.
  if (!failure || state === 'streaming') return null;
  const { title, advice } = FAILURE_TEXTS[failure.reason];
  // Of all pauses the user can end this one.
  const advised = isSettled(turn) || failure.reason === 'offline';
  return (
    <div class="note">
      <p>
        <strong>{t(title)}.</strong> {advised && `${t(advice)} `}
        {!isSettled(turn) && `${againText(failure)}.`}
      </p>
      {state === 'failed' && failure.detail && <FailureDetail text={failure.detail} />}
    </div>
  );
}

function againText({ retryAt }: Failure): string {
  return retryAt === undefined ? t('willRetry') : t('willRetryAt', clock(retryAt));
}
