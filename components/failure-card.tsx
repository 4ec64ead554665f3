import type { ComponentChildren } from 'preact';
import { FAILURE_TEXTS, type FailureAction } from '../lib/chat/failure-text';
import { moment } from '../lib/chat/format';
import type { Failure } from '../lib/model';
import { type TextKey, t } from '../lib/text';
import { FailureDetail } from './failure-detail';
import { WarnIcon } from './icons';

/** What the buttons of a message do. An absent one is not offered. */
export type FailureActions = Partial<Record<FailureAction, () => void>>;

const LABELS: Record<FailureAction, TextKey> = {
  options: 'openOptions',
  keys: 'openKeys',
  models: 'chooseModel',
  picker: 'usePicker',
  retry: 'tryAgain',
  microphone: 'allowMicrophone',
};

interface FailureCardProps {
  failure: Failure;
  actions: FailureActions;
  /** Another button. */
  children?: ComponentChildren;
}

/** What happened, what to do, and the API's or the browser's own words. */
export function FailureCard({ failure, actions, children }: FailureCardProps) {
  const { title, advice, action } = FAILURE_TEXTS[failure.reason];
  const act = action && actions[action];
  return (
    <div class="failure">
      <WarnIcon />
      <div class="failure-body">
        <p class="failure-title">{t(title)}</p>
        <p>{t(advice)}</p>
        {failure.retryAt !== undefined && <p>{t('retryAt', moment(failure.retryAt, Date.now()))}</p>}
        {failure.detail && <FailureDetail text={failure.detail} />}
        <div class="buttons">
          {action && act && (
            <button type="button" class="button small" onClick={act}>
              {t(LABELS[action])}
            </button>
          )}
          {children}
        </div>
      </div>
    </div>
  );
}
