import { useEffect, useRef } from 'preact/hooks';
import { number } from '../../lib/chat/format';
import type { ModelInfo } from '../../lib/model';
import { t } from '../../lib/text';
import { askAccess } from './ask-access';
import { Field } from './field';
import type { OptionsActions } from './options-actions';
import { type Outcome, useOutcome } from './use-outcome';

/** What is known of the models that the key can use. */
export interface ModelList {
  /** Undefined until the list was read. */
  models: readonly ModelInfo[] | undefined;
  /** A stored model that the list does not hold any more, and was replaced. */
  replaced?: string;
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

  const { replaced } = list;
  const said = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!replaced || said.current === replaced) return;
    said.current = replaced;
    show({ kind: 'saved', text: t('modelReplaced', replaced, value) });
  });

  const hint = t(hasKey ? 'modelHint' : 'modelNeedsKey');
  const count = list.models?.length;
  return (
    <Field id="model" label={t('model')} hint={hint} outcome={outcome} origin={origin} onAllow={allow}>
      {(control) => (
        <div class="with-button">
          <select
            {...control}
            value={value}
            disabled={!hasKey}
            title={count === undefined ? undefined : t('modelListRead', number(count))}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <ModelOptions value={value} models={list.models} />
          </select>
          <button type="button" class="button" disabled={!hasKey} onClick={refresh}>
            {t('refreshModels')}
          </button>
        </div>
      )}
    </Field>
  );
}

function ModelOptions({ value, models }: { value: string; models: readonly ModelInfo[] | undefined }) {
  const listed = models?.some((model) => model.id === value) ?? false;
  return (
    <>
      {!listed && (
        <option value={value} selected>
          {strangerName(value, models !== undefined)}
        </option>
      )}
      {models?.map((model) => (
        <option key={model.id} value={model.id} selected={model.id === value}>
          {model.name && model.name !== model.id ? `${model.name} · ${model.id}` : model.id}
        </option>
      ))}
    </>
  );
}

function strangerName(model: string, listKnown: boolean): string {
  if (model === '') return t('modelNone');
  return listKnown ? t('modelNotListed', model) : model;
}

async function read(actions: OptionsActions): Promise<Outcome> {
  const failure = await actions.refreshModels();
  return failure ? { kind: 'failed', failure } : { kind: 'none' };
}
