import { useId } from 'preact/hooks';
import { t } from '../../lib/text';
import { OutcomeLine } from './outcome-line';
import { useOutcome } from './use-outcome';

interface CheckFieldProps {
  label: string;
  hint: string;
  checked: boolean;
  onSave: (checked: boolean) => Promise<void>;
}

/** A switch that is saved at once. */
export function CheckField({ label, hint, checked, onSave }: CheckFieldProps) {
  const id = useId();
  const { outcome, run } = useOutcome();
  const save = (next: boolean) =>
    run(async () => {
      await onSave(next);
      return { kind: 'saved', text: t('saved') };
    });
  return (
    <div class="field">
      <div class="field-words" />
      <div class="field-control">
        <label class="check short">
          <input
            type="checkbox"
            checked={checked}
            aria-describedby={`${id}-hint ${id}-outcome`}
            onChange={(event) => save(event.currentTarget.checked)}
          />
          {label}
        </label>
        <OutcomeLine id={`${id}-outcome`} outcome={outcome} />
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
    </div>
  );
}
