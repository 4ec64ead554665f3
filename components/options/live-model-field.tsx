import { t } from '../../lib/text';
import { Field } from './field';
import { type Listed, ModelSelect, useReplaced } from './model-select';
import type { OptionsActions } from './options-actions';
import { useOutcome } from './use-outcome';

interface LiveModelFieldProps {
  value: string;
  list: Listed | undefined;
  hasKey: boolean;
  actions: OptionsActions;
}

/** The model to talk with, from the same list as the other. */
export function LiveModelField({
  value,
  list = { models: undefined },
  hasKey,
  actions,
}: LiveModelFieldProps) {
  const { outcome, run, show } = useOutcome();
  const choose = (liveModel: string) =>
    run(async () => {
      await actions.save({ liveModel });
      return { kind: 'saved', text: t('saved') };
    });
  useReplaced(list, value, show);
  const isNone = list.models?.length === 0;
  const hint = t(hasKey ? (isNone ? 'liveModelMissing' : 'liveModelHint') : 'modelNeedsKey');
  return (
    <Field id="live-model" label={t('liveModel')} hint={hint} outcome={outcome}>
      {(control) => (
        <ModelSelect
          control={control}
          value={value}
          models={list.models}
          disabled={!hasKey || isNone}
          onChoose={choose}
        />
      )}
    </Field>
  );
}
