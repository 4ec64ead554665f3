import { FAILURE_TEXTS } from '../../lib/chat/failure-text';
import type { Failure } from '../../lib/model';
import { t } from '../../lib/text';
import { FailureDetail } from '../failure-detail';
import type { Outcome } from './use-outcome';

export interface OutcomeLineProps {
  id: string;
  outcome: Outcome;
  /** Origin of an API address that is not Google's; reaching it may need a permission. */
  origin?: string | undefined;
  /** Asks for that permission and tries again. */
  onAllow?: (() => void) | undefined;
}

/** "Saved", "Checking…", or why not. Always there, because a live region must exist before it speaks. */
export function OutcomeLine({ id, outcome, origin, onAllow }: OutcomeLineProps) {
  return (
    <div class="outcome" id={id} aria-live="polite" data-kind={outcome.kind}>
      {outcome.kind === 'checking' && t('checking')}
      {(outcome.kind === 'saved' || outcome.kind === 'invalid') && outcome.text}
      {outcome.kind === 'failed' && <Refusal failure={outcome.failure} origin={origin} onAllow={onAllow} />}
    </div>
  );
}

interface RefusalProps {
  failure: Failure;
  origin: string | undefined;
  onAllow: (() => void) | undefined;
}

function Refusal({ failure, origin, onAllow }: RefusalProps) {
  const { title, advice } = FAILURE_TEXTS[failure.reason];
  const blocked = failure.reason === 'network' && origin !== undefined;
  return (
    <>
      <p>
        <strong>{t(title)}.</strong> {blocked ? t('addressBlocked', origin) : t(advice)}
      </p>
      {failure.detail && <FailureDetail text={failure.detail} />}
      {blocked && onAllow && (
        <button type="button" class="button small" onClick={onAllow}>
          {t('allowAccess', origin)}
        </button>
      )}
    </>
  );
}
