import { count } from '../../lib/chat/format';
import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import { CloseIcon } from '../icons';

interface QuestionQueueProps {
  questions: readonly Turn[];
  onRemove: (question: Turn) => void;
}

/** The questions that wait for the answer to another one. Its place stays, so that a screen reader hears of the first. */
export function QuestionQueue({ questions, onRemove }: QuestionQueueProps) {
  return (
    <section class="queue" aria-label={t('queuedLabel')}>
      <p aria-live="polite">{questions.length > 0 && count(questions.length, 'queuedOne', 'queuedOther')}</p>
      {questions.length > 0 && (
        <ul>
          {questions.map((turn) => (
            <li key={turn.id}>
              <span>{turn.question}</span>
              <button
                type="button"
                class="icon-button"
                aria-label={t('queuedRemove', turn.question ?? '')}
                onClick={() => onRemove(turn)}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
