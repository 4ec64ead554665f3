import { useId } from 'preact/hooks';
import { t } from '../../lib/text';
import { OutcomeLine } from './outcome-line';
import { useDraft } from './use-draft';
import { useOutcome } from './use-outcome';

/** US dollars per million tokens: more would be a slip. */
const MOST = 1000;

interface PriceInputProps {
  label: string;
  value: number | undefined;
  /** False: may be left empty. */
  required: boolean;
  onSave: (value: number | undefined) => Promise<void>;
}

/** One price of a model. */
export function PriceInput({ label, value, required, onSave }: PriceInputProps) {
  const id = useId();
  const { outcome, show, run } = useOutcome();
  const commit = (text: string) => {
    const empty = text.trim() === '';
    const next = Number(text);
    if (empty ? required : !(next >= 0 && next <= MOST))
      return show({ kind: 'invalid', text: t('priceInvalid') });
    run(async () => {
      await onSave(empty ? undefined : next);
      return { kind: 'saved', text: t('saved') };
    });
  };
  const draft = useDraft({ stored: value === undefined ? '' : String(value), onCommit: commit });
  return (
    <div class="price field-control">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="short"
        type="number"
        inputMode="decimal"
        min={0}
        max={MOST}
        step="any"
        aria-describedby={`${id}-outcome`}
        aria-invalid={outcome.kind === 'invalid'}
        {...draft}
      />
      <OutcomeLine id={`${id}-outcome`} outcome={outcome} />
    </div>
  );
}
