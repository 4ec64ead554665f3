import { duplicateText } from '../../lib/chat/duplicate-text';
import type { Fold } from '../../lib/model';
import { t } from '../../lib/text';
import { ChevronIcon } from '../icons';
import { NotDuplicate } from './not-duplicate';
import type { RowActions } from './row-actions';

interface FoldedProps {
  fold: Fold;
  /** When the reply was taken that said it before, if it is loaded. */
  likeAt: number | undefined;
  turnId: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  actions: RowActions;
}

/** "The rest is like 10:42:08, 93%": opens what a reply repeats beside what is new in it. */
export function Folded({ fold, likeAt, turnId, open, onOpen, actions }: FoldedProps) {
  const method = fold.similarity === 1 ? 'equal' : 'similar';
  const why = duplicateText({ method, similarity: fold.similarity }, likeAt);
  return (
    <div class="repeats" aria-live="off">
      <button type="button" class="quiet-button" aria-expanded={open} onClick={() => onOpen(!open)}>
        <ChevronIcon />
        {t('restFolded', why)}
      </button>
      {open && <NotDuplicate turnId={turnId} actions={actions} />}
    </div>
  );
}
