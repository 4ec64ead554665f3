import { t } from '../../lib/text';
import { ConfirmButton } from '../confirm-button';
import type { OptionsActions } from './options-actions';
import { OutcomeLine } from './outcome-line';
import { useOutcome } from './use-outcome';

interface DeleteEverythingProps {
  actions: OptionsActions;
  onDone: () => void;
}

/** Back to the state of a fresh installation. */
export function DeleteEverything({ actions, onDone }: DeleteEverythingProps) {
  const { outcome, run } = useOutcome();
  const destroy = () =>
    run(async () => {
      const failure = await actions.deleteEverything();
      if (failure) return { kind: 'failed', failure };
      onDone();
      return { kind: 'saved', text: t('deleteDone') };
    });
  return (
    <div class="delete">
      <p class="hint">{t('deleteHint')}</p>
      <ConfirmButton
        label={t('deleteEverything')}
        question={t('deleteQuestion')}
        yes={t('deleteYes')}
        onConfirm={destroy}
      />
      <OutcomeLine id="delete-outcome" outcome={outcome} />
    </div>
  );
}
