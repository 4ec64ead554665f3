import { useId, useState } from 'preact/hooks';
import { bytes, duration } from '../../lib/chat/format';
import { amountText, dispatchText, likeSaved, pileWarning, wordsOf } from '../../lib/chat/pile-text';
import type { PanelState } from '../../lib/messages';
import { t } from '../../lib/text';
import { ChevronIcon } from '../icons';
import { PileButtons } from './pile-buttons';
import type { SavedActions } from './saved-actions';
import { SavedList } from './saved-list';
import { SendProgress } from './send-progress';

interface SavedPileProps {
  panel: PanelState;
  actions: SavedActions;
}

/** The pictures and clips kept on this computer until they are sent, and how far the sending is. */
export function SavedPile(props: SavedPileProps) {
  const { saved, dispatch } = props.panel;
  const isSending = dispatch !== undefined && !dispatch.stopped;
  return saved.count > 0 || isSending ? <Pile {...props} /> : null;
}

function Pile({ panel: { saved, savedLimit, dispatch, session }, actions }: SavedPileProps) {
  const [open, setOpen] = useState(false);
  const list = useId();
  const sending = dispatch && !dispatch.stopped ? dispatch : undefined;
  const stopped = dispatch?.stopped && dispatchText(dispatch);
  const warning = !sending && pileWarning(saved, savedLimit);
  const thinned = session?.thinned;
  const words = wordsOf(saved);
  return (
    <section class="pile" aria-label={t(words.pile)}>
      {saved.count > 0 && (
        <div class="pile-head">
          <p>{t('savedSummary', amountText(saved), duration(saved.duration), bytes(saved.bytes))}</p>
          <button
            type="button"
            class="quiet-button"
            aria-expanded={open}
            aria-controls={list}
            onClick={() => setOpen(!open)}
          >
            <ChevronIcon />
            {t(words.show)}
          </button>
        </div>
      )}
      {warning && <p>{warning}</p>}
      {thinned && <p>{t('savedThinned', likeSaved(saved, thinned))}</p>}
      {stopped && <p class="pile-stopped">{stopped}</p>}
      <div id={list} hidden={!open}>
        {open && <SavedList saved={saved} actions={actions} />}
      </div>
      {sending ? (
        <SendProgress dispatch={sending} onCancel={actions.cancelSend} />
      ) : (
        <PileButtons saved={saved} resumes={dispatch !== undefined && dispatch.done > 0} actions={actions} />
      )}
    </section>
  );
}
