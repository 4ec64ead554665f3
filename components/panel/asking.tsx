import type { RefObject } from 'preact';
import { contextText, saidAt } from '../../lib/chat/context-text';
import { clock } from '../../lib/chat/format';
import { queuedQuestions } from '../../lib/chat/queued';
import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import { AskIcon, CloseIcon } from '../icons';
import { AskBox } from './ask-box';
import { QuestionQueue } from './question-queue';

interface AskingProps {
  turns: readonly Turn[];
  contextTokens: number;
  /** The reply that the next question is about, instead of the newest picture. */
  about: Turn | undefined;
  unasked: string | undefined;
  /** What went by in so many seconds can be asked about, too. */
  replaySeconds: number | undefined;
  box: RefObject<HTMLTextAreaElement | null>;
  onAsk: (question: string, replay: boolean) => Promise<boolean>;
  onNotAbout: () => void;
  onRemove: (question: Turn) => void;
}

/** Everything around a question that is about to be asked. */
export function Asking(props: AskingProps) {
  const { turns, contextTokens, about, unasked, replaySeconds, box, onAsk, onNotAbout, onRemove } = props;
  const sentAlong = contextText(turns, contextTokens, about);
  return (
    <div class="asking">
      <QuestionQueue questions={queuedQuestions(turns)} onRemove={onRemove} />
      {about && (
        <p class="about">
          <AskIcon />
          <span>{t('aboutReply', clock(saidAt(about)))}</span>
          <button type="button" class="icon-button" aria-label={t('aboutRemove')} onClick={onNotAbout}>
            <CloseIcon />
          </button>
        </p>
      )}
      <AskBox box={box} unasked={unasked} replaySeconds={about ? undefined : replaySeconds} onAsk={onAsk} />
      {sentAlong && <p class="hint">{sentAlong}</p>}
    </div>
  );
}
