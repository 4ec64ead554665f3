import { saidAt, sentAlongText } from '../../lib/chat/context-text';
import { clock, machineTime } from '../../lib/chat/format';
import { amountText } from '../../lib/chat/pile-text';
import type { QuestionRow as Row, View } from '../../lib/chat/rows';
import { t } from '../../lib/text';
import { MicrophoneIcon } from '../icons';
import { Thumbnail } from '../thumbnail';
import { QuestionButton } from './question-button';
import { Requests } from './reply-row';
import type { RowActions } from './row-actions';
import { LiveExtras, SpokenMark } from './spoken';
import { TurnButtons } from './turn-buttons';
import { hasSaid, isSettled, liveOf, TurnText } from './turn-text';

interface QuestionRowProps {
  row: Row;
  view: View;
  audible: boolean;
  actions: RowActions;
}

/** What the user asked, and the answer. */
export function QuestionRow({ row: { turn }, view, audible, actions }: QuestionRowProps) {
  const settled = isSettled(turn);
  const at = saidAt(turn);
  return (
    <article class="question" aria-busy={!settled} aria-live={liveOf(turn, audible)}>
      <div class="bubble" aria-live="off" data-heard={turn.heard}>
        {turn.heard && <MicrophoneIcon />}
        <span class="visually-hidden">{t(turn.heard ? 'youSaid' : 'youAsked')}</span>
        <p>{turn.question || '…'}</p>
      </div>
      <div class="answer">
        {hasSaid(turn) && <Thumbnail bytes={turn.thumbnail} at={turn.at} />}
        <p class="meta" aria-live="off">
          <time dateTime={machineTime(at)}>{clock(at)}</time>
          <SpokenMark turn={turn} />
          {turn.about && <span>{t('aboutReply', clock(turn.about.at))}</span>}
          {turn.replay !== undefined && (
            <span>{t('replayWith', amountText({ count: turn.sliceIds.length, clips: turn.clips }))}</span>
          )}
          {view === 'raw' && <Requests turn={turn} />}
          {view === 'raw' && turn.context && <span>{sentAlongText(turn.context)}</span>}
          <TurnButtons turn={turn} at={at} actions={actions} />
        </p>
        <TurnText turn={turn} />
        <LiveExtras turn={turn} />
        <QuestionButton turn={turn} actions={actions} />
      </div>
    </article>
  );
}
