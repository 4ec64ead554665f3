import { t } from '../../lib/text';
import { askAccess } from './ask-access';
import { Field } from './field';
import { type Listed, ModelSelect, useReplaced } from './model-select';
import type { OptionsActions } from './options-actions';
import { type Outcome, useOutcome } from './use-outcome';

/** What is known of the models that the key can use. */
export interface ModelList extends Listed {
  /** Those that hold Live conversations. */
  live?: Listed;
}

interface ModelFieldProps {
  value: string;
  list: ModelList;
  hasKey: boolean;
  origin: string | undefined;
  actions: OptionsActions;
}

/** The model, from the list that the API gives for this key. */
export function ModelField({ value, list, hasKey, origin, actions }: ModelFieldProps) {
  const { outcome, run, show } = useOutcome();
  const refresh = () => run(() => read(actions));
  const allow = () => askAccess({ origin, actions, again: refresh, show });
  const choose = (model: string) =>
    run(async () => {
      await actions.save({ model });
      return { kind: 'saved', text: t('saved') };
    });
  useReplaced(list, value, show);

  const hint = t(hasKey ? 'modelHint' : 'modelNeedsKey');
  return (
    <Field id="model" label={t('model')} hint={hint} outcome={outcome} origin={origin} onAllow={allow}>
      {(control) => (
        <div class="with-button">
          <ModelSelect
            control={control}
            value={value}
            models={list.models}
            disabled={!hasKey}
            onChoose={choose}
          />
          <button type="button" class="button" disabled={!hasKey} onClick={refresh}>
            {t('refreshModels')}
          </button>
        </div>
      )}
    </Field>
  );
}

async function read(actions: OptionsActions): Promise<Outcome> {
  const failure = await actions.refreshModels();
  return failure ? { kind: 'failed', failure } : { kind: 'none' };
}
