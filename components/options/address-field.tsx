import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { askAccess } from './ask-access';
import { Field } from './field';
import type { OptionsActions } from './options-actions';
import { useDraft } from './use-draft';
import { type Outcome, useOutcome } from './use-outcome';

interface AddressFieldProps {
  value: string;
  origin: string | undefined;
  actions: OptionsActions;
}

/** Where the requests go, for those who have a gateway. */
export function AddressField({ value, origin, actions }: AddressFieldProps) {
  const { outcome, show, run } = useOutcome();
  const save = (text: string) => {
    const address = text.trim();
    if (address !== '' && !actions.isAddress(address))
      return show({ kind: 'invalid', text: t('addressInvalid') });
    run(() => store(address, actions));
  };
  const draft = useDraft({ stored: value, onCommit: save });
  const allow = () => askAccess({ origin, actions, again: () => save(draft.value), show });
  const [open, setOpen] = useState(value !== '');
  return (
    <details class="advanced" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('advanced')}</summary>
      <Field
        label={t('apiAddress')}
        hint={t('apiAddressHint')}
        outcome={outcome}
        origin={origin}
        onAllow={allow}
      >
        {(control) => <input type="url" spellcheck={false} autocomplete="off" {...control} {...draft} />}
      </Field>
    </details>
  );
}

async function store(address: string, actions: OptionsActions): Promise<Outcome> {
  const failure = await actions.saveAddress(address);
  return failure ? { kind: 'failed', failure } : { kind: 'saved', text: t('saved') };
}
