import { useId, useState } from 'preact/hooks';
import { duplicateText } from '../../lib/chat/duplicate-text';
import { clock, machineTime, number } from '../../lib/chat/format';
import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import { ChevronIcon } from '../icons';
import { Markdown } from '../markdown';
import { NotDuplicate } from './not-duplicate';
import type { RowActions } from './row-actions';

interface RepeatsProps {
  /** The replies hidden under the one shown. */
  hidden: readonly Turn[];
  /** When the shown one was taken. */
  shownAt: number;
  actions: RowActions;
}

/** "repeated ×3": opens the replies hidden because they say the same. */
export function Repeats({ hidden, shownAt, actions }: RepeatsProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div class="repeats">
      <button
        type="button"
        class="quiet-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronIcon />
        {t('repeated', number(hidden.length))}
      </button>
      <ul class="hidden-replies" id={id} aria-label={t('repeatedLabel')} hidden={!open}>
        {open &&
          hidden.map((turn) => <HiddenReply key={turn.id} turn={turn} shownAt={shownAt} actions={actions} />)}
      </ul>
    </div>
  );
}

interface HiddenReplyProps {
  turn: Turn;
  shownAt: number;
  actions: RowActions;
}

function HiddenReply({ turn, shownAt, actions }: HiddenReplyProps) {
  return (
    <li>
      <p class="meta">
        <time dateTime={machineTime(turn.at)}>{clock(turn.at)}</time>
        {turn.duplicate && <span>{duplicateText(turn.duplicate, shownAt)}</span>}
      </p>
      <Markdown text={turn.text} />
      <NotDuplicate turnId={turn.id} actions={actions} />
    </li>
  );
}
