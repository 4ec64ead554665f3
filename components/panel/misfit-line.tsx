import { type Combination, misfitOf } from '../../lib/chat/fitting';
import { t } from '../../lib/text';

interface MisfitLineProps {
  choices: Combination;
  onRequests: () => void;
}

/** Why a choice cannot be had, and the engine that can. Always there, because a live region must exist before it speaks. */
export function MisfitLine({ choices, onRequests }: MisfitLineProps) {
  const why = misfitOf(choices);
  return (
    <div class="misfit" aria-live="polite">
      {why && (
        <>
          <span>{t(why)}</span>
          <button type="button" class="button small" onClick={onRequests}>
            {t('switchToRequests')}
          </button>
        </>
      )}
    </div>
  );
}
