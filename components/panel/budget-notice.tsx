import { budgetText } from '../../lib/chat/meter-text';
import type { PanelState } from '../../lib/messages';
import { t } from '../../lib/text';

interface BudgetNoticeProps {
  panel: PanelState;
  onOptions: () => void;
}

/** Says when a budget is nearly used up, when it is, and when it cannot be kept. */
export function BudgetNotice({ panel: { meter, model }, onOptions }: BudgetNoticeProps) {
  const { budget, unpricedBudget } = meter;
  const spent = budget?.level === 'spent';
  if (!spent && budget?.level !== 'near' && !unpricedBudget) return null;
  return (
    <div class="budget" data-level={budget?.level}>
      {budget && budget.level !== 'fine' && (
        <>
          <p class="failure-title">{t(spent ? 'budgetSpentTitle' : 'budgetNear')}</p>
          {/* Said once: the figures grow with every reply. */}
          <p aria-live="off">{budgetText(budget)}</p>
        </>
      )}
      {spent && <p>{t('budgetSpentDo')}</p>}
      {unpricedBudget && <p>{t('budgetUnpriced', model)}</p>}
      {(spent || unpricedBudget) && (
        <button type="button" class="button small" onClick={onOptions}>
          {t('meterOptions')}
        </button>
      )}
    </div>
  );
}
