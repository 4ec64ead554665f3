import { t } from '../../lib/text';
import { Field } from './field';
import { useOutcome } from './use-outcome';

export interface SelectOption<V extends string> {
  value: V;
  label: string;
}

interface SelectFieldProps<V extends string> {
  label: string;
  hint?: string;
  value: V;
  options: readonly SelectOption<V>[];
  onSave: (value: V) => Promise<void>;
}

/** A choice of a few, saved at once. */
export function SelectField<V extends string>({ label, hint, value, options, onSave }: SelectFieldProps<V>) {
  const { outcome, run } = useOutcome();
  const choose = (next: V) =>
    run(async () => {
      await onSave(next);
      return { kind: 'saved', text: t('saved') };
    });
  return (
    <Field label={label} hint={hint ?? ''} outcome={outcome}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => choose(event.currentTarget.value as V)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
