import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../lib/text';

/** Whether to ask although the budget is used up, with the safe answer in focus. */
export function OverBudget({ onDecide }: { onDecide: (ask: boolean) => void }) {
  const id = useId();
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning
    <div
      class="confirm over-budget"
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && onDecide(false)}
    >
      <span id={id}>{t('overBudget')}</span>
      <button type="button" class="button primary" onClick={() => onDecide(true)}>
        {t('overBudgetYes')}
      </button>
      <button ref={safe} type="button" class="button" onClick={() => onDecide(false)}>
        {t('overBudgetNo')}
      </button>
    </div>
  );
}
