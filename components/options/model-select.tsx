import { useEffect, useRef } from 'preact/hooks';
import { number } from '../../lib/chat/format';
import type { ModelInfo } from '../../lib/model';
import { t } from '../../lib/text';
import type { ControlProps } from './field';
import type { Outcome } from './use-outcome';

/** Models of one kind. */
export interface Listed {
  /** Undefined until the list was read. */
  models: readonly ModelInfo[] | undefined;
  /** A stored model that the list does not hold any more, and was replaced. */
  replaced?: string;
}

interface ModelSelectProps {
  control: ControlProps;
  value: string;
  models: readonly ModelInfo[] | undefined;
  disabled: boolean;
  onChoose: (model: string) => void;
}

/** One of the models, or the stored one, should it not be among them. */
export function ModelSelect({ control, value, models, disabled, onChoose }: ModelSelectProps) {
  const count = models?.length;
  return (
    <select
      {...control}
      value={value}
      disabled={disabled}
      title={count === undefined ? undefined : t('modelListRead', number(count))}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <ModelOptions value={value} models={models} />
    </select>
  );
}

/** Says once that the stored model had to be replaced. */
export function useReplaced({ replaced }: Listed, value: string, show: (outcome: Outcome) => void): void {
  const said = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!replaced || said.current === replaced) return;
    said.current = replaced;
    show({ kind: 'saved', text: t('modelReplaced', replaced, value) });
  });
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
