import { t } from '../../lib/text';
import { Mark } from '../icons';

/** Before the first reply: how to get one. */
export function EmptyLog() {
  return (
    <div class="empty" aria-live="off">
      <Mark />
      <p class="empty-title">{t('emptyTitle')}</p>
      <p>{t('emptyText')}</p>
    </div>
  );
}
