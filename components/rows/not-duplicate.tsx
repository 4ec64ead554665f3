import { t } from '../../lib/text';
import type { RowActions } from './row-actions';

/** Shows a hidden reply, and tells it apart from what it was like. */
export function NotDuplicate({ turnId, actions }: { turnId: string; actions: RowActions }) {
  return (
    <button type="button" class="quiet-button" onClick={() => actions.tellApart(turnId)}>
      {t('notDuplicate')}
    </button>
  );
}
