import { dispatchText } from '../../lib/chat/pile-text';
import type { Dispatch } from '../../lib/model';
import { t } from '../../lib/text';

interface SendProgressProps {
  dispatch: Dispatch;
  onCancel: () => void;
}

/** Which part is on its way, and how to call it off. */
export function SendProgress({ dispatch, onCancel }: SendProgressProps) {
  const { done, of } = dispatch;
  return (
    <div class="sending">
      <p aria-live="polite">{dispatchText(dispatch)}</p>
      {of > 1 && <progress aria-label={t('sendProgress')} value={done} max={of} />}
      <button type="button" class="button small" onClick={onCancel}>
        {t('cancel')}
      </button>
    </div>
  );
}
