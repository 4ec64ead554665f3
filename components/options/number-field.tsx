import { number } from '../../lib/chat/format';
import { t } from '../../lib/text';
import { Field } from './field';
import { useDraft } from './use-draft';
import { useOutcome } from './use-outcome';

export interface Limits {
  min: number;
  max: number;
  step: number;
}

interface NumberFieldProps {
  label: string;
  hint: string;
  value: number;
  limits: Limits;
  onSave: (value: number) => Promise<void>;
}

/** A number within its bounds; anything else is refused and the stored one stays. */
export function NumberField({ label, hint, value, limits, onSave }: NumberFieldProps) {
  const { outcome, show, run } = useOutcome();
  const commit = (text: string) => {
    const next = Number(text);
    if (text.trim() === '' || !isWithin(next, limits))
      return show({ kind: 'invalid', text: refusal(limits) });
    run(async () => {
      await onSave(next);
      return { kind: 'saved', text: t('saved') };
    });
  };
  const draft = useDraft({ stored: String(value), onCommit: commit });
  return (
    <Field label={label} hint={hint} outcome={outcome}>
      {(control) => (
        <input type="number" inputMode="decimal" class="short" {...limits} {...control} {...draft} />
      )}
    </Field>
  );
}

function isWithin(value: number, { min, max, step }: Limits): boolean {
  const steps = (value - min) / step;
  return value >= min && value <= max && Math.abs(steps - Math.round(steps)) < 1e-9;
}

function refusal({ min, max, step }: Limits): string {
  if (step === 1 && Number.isInteger(min)) return t('numberInvalid', number(min), number(max));
  return t('numberStep', number(min), number(max), number(step));
}
