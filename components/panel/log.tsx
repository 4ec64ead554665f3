import { useState } from 'preact/hooks';
import type { Rows, View } from '../../lib/chat/rows';
import { t } from '../../lib/text';
import { ArrowDownIcon } from '../icons';
import { Row } from '../rows/row';
import type { RowActions } from '../rows/row-actions';
import { EmptyLog } from './empty-log';
import { useGoTo } from './use-go-to';
import { useStickToBottom } from './use-stick-to-bottom';
import { useKeepPlace, useWindow } from './use-window';

interface LogProps extends Rows {
  view: View;
  /** The model's voice can be heard. */
  audible: boolean;
  /** Whether older turns can be loaded. */
  more: boolean;
  actions: RowActions;
  /** Whether the worker has spoken: before that, an empty log means nothing. */
  known: boolean;
  /** Another value after each question. */
  asked: number;
  /** Key of a row to show, when there is one to be shown. */
  goTo: string | undefined;
  onEarlier: () => Promise<void>;
  onArrived: () => void;
}

/** The conversation, newest at the end. */
export function Log({
  rows,
  looking,
  view,
  audible,
  more,
  actions,
  known,
  asked,
  goTo,
  onEarlier,
  onArrived,
}: LogProps) {
  const { shown, cut, grow } = useWindow(rows);
  const { element, onScroll, behind, toEnd, leaveEnd } = useStickToBottom(rows, asked);
  const keepPlace = useKeepPlace(element, shown[0]?.key);
  useGoTo({ key: goTo, rows, shown, more, grow, onEarlier, onArrived, leaveEnd });
  const earlier = async () => {
    keepPlace();
    grow();
    if (!cut) await onEarlier();
  };
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-label={t('replies')}
        aria-live="polite"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        ref={element}
        onScroll={onScroll}
      >
        {(cut || more) && <EarlierButton onClick={earlier} />}
        {known && rows.length === 0 && !looking && <EmptyLog />}
        {shown.map((row) => (
          <Row key={row.key} row={row} view={view} audible={audible} actions={actions} />
        ))}
        {rows.length + Number(looking) > 0 && <Looking active={looking} />}
      </div>
      {behind && (
        <button type="button" class="new-replies" onClick={toEnd}>
          <ArrowDownIcon />
          {t('newReplies')}
        </button>
      )}
    </div>
  );
}

/** Keeps its place when nothing is on its way, so that the rows above do not jump every two seconds. */
function Looking({ active }: { active: boolean }) {
  return (
    <p class="looking" aria-live="off" data-active={active}>
      {active && t('looking')}
    </p>
  );
}

function EarlierButton({ onClick }: { onClick: () => Promise<void> }) {
  const [loading, setLoading] = useState(false);
  const load = async () => {
    setLoading(true);
    await onClick();
    setLoading(false);
  };
  return (
    <p class="earlier" aria-live="off">
      <button type="button" class="quiet-button" aria-disabled={loading} onClick={() => !loading && load()}>
        {t(loading ? 'loadingEarlier' : 'showEarlier')}
      </button>
    </p>
  );
}
