import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { Field } from './field';
import { useOutcome } from './use-outcome';

interface AddPriceProps {
  /** Models that have a row. */
  taken: readonly string[];
  onAdd: (model: string) => Promise<void>;
}

/** A row for a model that the table does not know. */
export function AddPrice({ taken, onAdd }: AddPriceProps) {
  const [text, setText] = useState('');
  const { outcome, show, run } = useOutcome();
  const add = () => {
    const model = text.trim();
    if (!/^[\w.-]+$/.test(model) || taken.includes(model))
      return show({ kind: 'invalid', text: t('priceModelInvalid') });
    run(async () => {
      await onAdd(model);
      setText('');
      return { kind: 'saved', text: t('saved') };
    });
  };
  return (
    <Field label={t('priceModel')} hint={t('priceModelHint')} outcome={outcome}>
      {(control) => (
        <div class="with-button">
          <input
            {...control}
            type="text"
            spellcheck={false}
            autocomplete="off"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && add()}
          />
          <button type="button" class="button" onClick={add}>
            {t('priceAdd')}
          </button>
        </div>
      )}
    </Field>
  );
}
