import { useId } from 'preact/hooks';
import { count } from '../../lib/chat/format';
import type { LiveState } from '../../lib/model';
import { t } from '../../lib/text';
import type { LiveActions } from './live-actions';

interface LiveQuestionsProps {
  live: LiveState | undefined;
  quietMinutes: number;
  actions: LiveActions & { stop: () => void };
  /** The buttons go with the question: the focus is to go elsewhere. */
  onDecided: () => void;
}

/** What the conversation cannot decide by itself. Always there, because a live region must exist before it speaks. */
export function LiveQuestions({ live, quietMinutes, actions, onDecided }: LiveQuestionsProps) {
  const { quietSince, proposal } = live ?? {};
  const decided = (act: () => void) => () => {
    onDecided();
    act();
  };
  return (
    <div class="live-questions" aria-live="polite">
      {quietSince !== undefined && (
        <LiveQuestion
          text={count(quietMinutes, 'quietOne', 'quietOther')}
          yes={t('goOn')}
          no={t('stop')}
          onYes={decided(actions.goOn)}
          onNo={decided(actions.stop)}
        />
      )}
      {proposal && (
        <LiveQuestion
          key={proposal.id}
          text={t('proposal', proposal.text)}
          yes={t('proposalYes')}
          no={t('proposalNo')}
          onYes={decided(() => actions.decideWatch(proposal.id, true))}
          onNo={decided(() => actions.decideWatch(proposal.id, false))}
        />
      )}
    </div>
  );
}

interface LiveQuestionProps {
  text: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

function LiveQuestion({ text, yes, no, onYes, onNo }: LiveQuestionProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning
    <div class="confirm live-question" role="group" aria-labelledby={id}>
      <span id={id}>{text}</span>
      <button type="button" class="button primary" onClick={onYes}>
        {yes}
      </button>
      <button type="button" class="button" onClick={onNo}>
        {no}
      </button>
    </div>
  );
}
