import { useState } from 'preact/hooks';
import { duplicateText } from '../../lib/chat/duplicate-text';
import { mainFold, newPart } from '../../lib/chat/folded';
import { clock, machineTime, number } from '../../lib/chat/format';
import { amountText } from '../../lib/chat/pile-text';
import type { ReplyRow as Row, View } from '../../lib/chat/rows';
import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import { Thumbnail } from '../thumbnail';
import { Folded } from './folded';
import { Repeats } from './repeats';
import type { RowActions } from './row-actions';
import { LiveExtras, SpokenMark } from './spoken';
import { TurnButtons } from './turn-buttons';
import { hasSaid, isSettled, liveOf, TurnText } from './turn-text';

interface ReplyRowProps {
  row: Row;
  view: View;
  audible: boolean;
  actions: RowActions;
}

/** What the model said of one picture, or of several saved ones. */
export function ReplyRow({ row, view, audible, actions }: ReplyRowProps) {
  const { turn, hidden } = row;
  const settled = isSettled(turn);
  const [whole, setWhole] = useState(false);
  const fold = view === 'raw' ? undefined : mainFold(turn);
  return (
    <article class="reply" aria-busy={!settled} aria-live={liveOf(turn, audible)}>
      {hasSaid(turn) && <Thumbnail bytes={turn.thumbnail} at={turn.at} />}
      <p class="meta" aria-live="off">
        <time dateTime={machineTime(turn.at)}>{clock(turn.at)}</time>
        <SpokenMark turn={turn} />
        {view === 'raw' && <Requests turn={turn} />}
        {turn.kind === 'batch' && <span>{batchText(turn)}</span>}
        {turn.duplicate && (view === 'raw' || row.standsIn) && (
          <span>{t('hiddenInDeduplicated', duplicateText(turn.duplicate, row.likeAt))}</span>
        )}
        <TurnButtons turn={turn} at={turn.at} actions={actions} />
      </p>
      <TurnText turn={fold && !whole ? { ...turn, text: newPart(turn) } : turn} />
      <LiveExtras turn={turn} />
      {view === 'raw' && settled && turn.structured && <ReplyJson json={turn.structured.json} />}
      {fold && (
        <Folded
          fold={fold}
          likeAt={row.likeAt}
          turnId={turn.id}
          open={whole}
          onOpen={setWhole}
          actions={actions}
        />
      )}
      {hidden.length > 0 && <Repeats hidden={hidden} shownAt={turn.at} actions={actions} />}
    </article>
  );
}

/** What the text was read from, on demand. */
function ReplyJson({ json }: { json: string }) {
  return (
    <details class="reply-json" aria-live="off">
      <summary>{t('replyJson')}</summary>
      <pre>{json}</pre>
    </details>
  );
}

/** How often it was asked for, and what that cost. */
export function Requests({ turn }: { turn: Turn }) {
  const input = turn.usages.reduce((sum, usage) => sum + usage.input, 0);
  const output = turn.usages.reduce((sum, usage) => sum + usage.output, 0);
  return (
    <>
      {turn.attempts > 1 && <span>{t('attempts', number(turn.attempts))}</span>}
      {input + output > 0 && (
        <span title={t('tokensLabel', number(input), number(output))}>
          {t('tokens', number(input), number(output))}
        </span>
      )}
    </>
  );
}

function batchText(turn: Turn): string {
  const pictures = t('batchRow', amountText({ count: turn.sliceIds.length, clips: turn.clips }));
  if (!turn.part) return pictures;
  return `${pictures}, ${t('batchPart', number(turn.part.index), number(turn.part.of))}`;
}
