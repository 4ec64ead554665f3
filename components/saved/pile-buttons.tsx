import { useState } from 'preact/hooks';
import { number } from '../../lib/chat/format';
import { wordsOf } from '../../lib/chat/pile-text';
import type { Saved } from '../../lib/model';
import { t } from '../../lib/text';
import { ConfirmButton } from '../confirm-button';
import { DownloadIcon, SendIcon } from '../icons';
import type { SavedActions } from './saved-actions';

interface PileButtonsProps {
  saved: Saved;
  /** Some of it was sent before. */
  resumes: boolean;
  actions: SavedActions;
}

export function PileButtons({ saved, resumes, actions }: PileButtonsProps) {
  return (
    <div class="buttons">
      <button type="button" class="button primary" onClick={actions.send}>
        <SendIcon />
        {t(resumes ? 'sendRest' : 'send')}
      </button>
      <DownloadButton count={saved.count} onDownload={actions.download} />
      <ConfirmButton
        label={t('discard')}
        question={t(wordsOf(saved).discard)}
        yes={t('discardYes')}
        onConfirm={actions.discard}
      />
    </div>
  );
}

interface DownloadButtonProps {
  count: number;
  onDownload: SavedActions['download'];
}

function DownloadButton({ count, onDownload }: DownloadButtonProps) {
  const [ready, setReady] = useState<number>();
  const busy = ready !== undefined;
  const download = async () => {
    if (busy) return;
    setReady(0);
    await onDownload(setReady);
    setReady(undefined);
  };
  return (
    <button type="button" class="button" aria-disabled={busy} onClick={download}>
      <DownloadIcon />
      {busy ? t('downloading', number(ready), number(count)) : t('download')}
    </button>
  );
}
