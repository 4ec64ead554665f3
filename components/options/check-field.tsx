import { useId } from 'preact/hooks';
import { t } from '../../lib/text';
import { OutcomeLine } from './outcome-line';
import { useChosen } from './use-chosen';
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
  const { value, choose } = useChosen(checked, onSave);
  const save = (next: boolean) =>
    run(async () => {
      await choose(next);
      return { kind: 'saved', text: t('saved') };
    });
  return (
    <div class="field">
      <div class="field-words" />
      <div class="field-control">
        <label class="check short">
          <input
            type="checkbox"
            checked={value}
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
