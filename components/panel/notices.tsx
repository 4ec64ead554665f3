import { textTroubleText } from '../../lib/chat/page-text';
import type { PanelState } from '../../lib/messages';
import type { Failure } from '../../lib/model';
import { t } from '../../lib/text';
import { FailureCard } from '../failure-card';
import { BudgetNotice } from './budget-notice';
import type { PanelActions } from './panel-actions';

interface NoticesProps {
  panel: PanelState | undefined;
  /** A command of this panel that failed, where the worker says nothing of it. */
  refused: Failure | undefined;
  actions: PanelActions;
}

/** What stands in the way right now, and what to do about it. */
export function Notices({ panel, refused, actions }: NoticesProps) {
  const lost = panel?.live?.link.state === 'lost' ? panel.live.link.failure : undefined;
  const failure = panel && (panel.notice ?? (lost ? undefined : statusFailure(panel)) ?? refused);
  const fixes = {
    options: actions.openOptions,
    keys: actions.openKeys,
    models: actions.openModels,
    picker: actions.usePicker,
    microphone: () => actions.microphone(true),
  };
  return (
    <div class="notices" role="alert">
      {panel?.status.state === 'needs' && panel.status.what === 'key' && <NeedsKey actions={actions} />}
      {panel?.textTrouble && <p class="notice">{textTroubleText(panel.textTrouble)}</p>}
      {panel && <BudgetNotice panel={panel} onOptions={actions.openOptions} />}
      {lost && (
        <FailureCard failure={lost} actions={fixes}>
          <button type="button" class="button small" onClick={actions.reconnect}>
            {t('reconnect')}
          </button>
        </FailureCard>
      )}
      {failure && failure.reason !== 'budget' && (
        <FailureCard failure={failure} actions={{ ...fixes, retry: actions.start }} />
      )}
    </div>
  );
}

function statusFailure({ status, session }: PanelState): Failure | undefined {
  if (status.state === 'failed') return status.failure;
  if (status.state === 'holding') {
    const { failure } = status;
    // Other pauses last a few seconds: the row says why, and an alarm would only flash. Until when, the status says.
    return failure.reason === 'quota-minute' ? { ...failure, retryAt: undefined } : undefined;
  }
  if (status.state === 'ended' && status.end === 'failed') return session?.failure;
  return undefined;
}

function NeedsKey({ actions }: { actions: PanelActions }) {
  return (
    <div class="needs-key">
      <p class="failure-title">{t('needsKeyTitle')}</p>
      <p>{t('needsKeyText')}</p>
      <div class="buttons">
        <button type="button" class="button primary" onClick={actions.openOptions}>
          {t('openOptions')}
        </button>
        <button type="button" class="button" onClick={actions.openKeys}>
          {t('openKeys')}
        </button>
      </div>
    </div>
  );
}
