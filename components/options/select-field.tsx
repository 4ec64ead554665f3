import { t } from '../../lib/text';
import { Field } from './field';
import { useChosen } from './use-chosen';
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
  const { value: chosen, choose } = useChosen(value, onSave);
  const save = (next: V) =>
    run(async () => {
      await choose(next);
      return { kind: 'saved', text: t('saved') };
    });
  return (
    <Field label={label} hint={hint ?? ''} outcome={outcome}>
      {(control) => (
        <select {...control} value={chosen} onChange={(event) => save(event.currentTarget.value as V)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === chosen}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
