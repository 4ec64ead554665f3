import { bytes, count, duration } from '../../lib/chat/format';
import { pileWarning } from '../../lib/chat/pile-text';
import type { Saved } from '../../lib/model';
import { t } from '../../lib/text';
import { ConfirmButton } from '../confirm-button';
import { SendIcon } from '../icons';
import type { PanelActions } from './panel-actions';

/** The pictures kept on this computer until they are sent. */
export function SavedPile({ saved, actions }: { saved: Saved; actions: PanelActions }) {
  const warning = pileWarning(saved);
  const pictures = count(saved.count, 'savedCountOne', 'savedCountOther');
  return (
    <section class="pile" aria-label={t('savedPile')}>
      <p>{t('savedSummary', pictures, duration(saved.duration), bytes(saved.bytes))}</p>
      {warning && <p>{warning}</p>}
      <div class="buttons">
        <button type="button" class="button primary" onClick={actions.send}>
          <SendIcon />
          {t('send')}
        </button>
        <ConfirmButton
          label={t('discard')}
          question={t('discardQuestion')}
          yes={t('discardYes')}
          onConfirm={actions.discard}
        />
      </div>
    </section>
  );
}
