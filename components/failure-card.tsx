import { FAILURE_TEXTS, type FailureAction } from '../lib/chat/failure-text';
import { moment } from '../lib/chat/format';
import type { Failure } from '../lib/model';
import { type TextKey, t } from '../lib/text';
import { WarnIcon } from './icons';

/** What the buttons of a message do. An absent one is not offered. */
export type FailureActions = Partial<Record<FailureAction, () => void>>;

const LABELS: Record<FailureAction, TextKey> = {
  options: 'openOptions',
  keys: 'openKeys',
  models: 'chooseModel',
  picker: 'usePicker',
  retry: 'tryAgain',
};

interface FailureCardProps {
  failure: Failure;
  actions: FailureActions;
  /** Offers "Try again" whatever else is advised. */
  again?: (() => void) | undefined;
}

/** What happened, what to do, and the API's or the browser's own words. */
export function FailureCard({ failure, actions, again }: FailureCardProps) {
  const { title, advice, action } = FAILURE_TEXTS[failure.reason];
  const offers = Object.entries({
    ...(action && { [action]: actions[action] }),
    ...(again && { retry: again }),
  }) as [FailureAction, (() => void) | undefined][];
  return (
    <div class="failure">
      <WarnIcon />
      <div class="failure-body">
        <p class="failure-title">{t(title)}</p>
        <p>{t(advice)}</p>
        {failure.retryAt !== undefined && <p>{t('retryAt', moment(failure.retryAt, Date.now()))}</p>}
        {failure.detail && <p class="failure-detail">{failure.detail}</p>}
        {offers.map(
          ([name, act]) =>
            act && (
              <button key={name} type="button" class="button small" onClick={act}>
                {t(LABELS[name])}
              </button>
            ),
        )}
      </div>
    </div>
  );
}
