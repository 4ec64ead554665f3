import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { askAccess } from './ask-access';
import { type ControlProps, Field } from './field';
import type { OptionsActions } from './options-actions';
import { useDraft } from './use-draft';
import { type Outcome, useOutcome } from './use-outcome';

const AI_STUDIO = 'https://aistudio.google.com/api-keys';

interface KeyFieldProps {
  value: string;
  origin: string | undefined;
  actions: OptionsActions;
}

/** The user's key: masked, checked with the API before it is kept. */
export function KeyField({ value, origin, actions }: KeyFieldProps) {
  const [shown, setShown] = useState(false);
  const { outcome, show, run } = useOutcome();
  const save = (text: string) => run(() => check(text.trim(), actions));
  const draft = useDraft({ stored: value, onCommit: save });
  const allow = () => askAccess({ origin, actions, again: () => save(draft.value), show });
  return (
    <Field label={t('apiKey')} hint={t('apiKeyHint')} outcome={outcome} origin={origin} onAllow={allow}>
      {(control) => (
        <div class="with-button">
          <KeyInput shown={shown} {...control} {...draft} />
          <button type="button" class="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t('show')}
          </button>
          <a class="key-link" href={AI_STUDIO} target="_blank" rel="noopener noreferrer">
            {t('openKeys')}
          </a>
        </div>
      )}
    </Field>
  );
}

async function check(key: string, actions: OptionsActions): Promise<Outcome> {
  const failure = await actions.saveKey(key);
  if (failure) return { kind: 'failed', failure };
  return { kind: 'saved', text: t(key === '' ? 'removed' : 'saved') };
}

type KeyInputProps = ControlProps & ReturnType<typeof useDraft> & { shown: boolean };

function KeyInput({ shown, ...rest }: KeyInputProps) {
  const common = { class: 'key', autocomplete: 'off', spellcheck: false, ...rest } as const;
  return shown ? <input type="text" {...common} /> : <input type="password" {...common} />;
}
