import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { CheckField } from './check-field';
import type { OptionsActions } from './options-actions';
import { SelectField } from './select-field';

interface DedupeFieldsProps {
  settings: Settings;
  actions: OptionsActions;
}

/** What is asked for, and what of the replies is hidden. */
export function DedupeFields({ settings, actions }: DedupeFieldsProps) {
  return (
    <>
      <SelectField
        label={t('dedupe')}
        hint={t('dedupeHint')}
        value={settings.dedupe}
        options={[
          { value: 'off', label: t('dedupeOff') },
          { value: 'exact', label: t('dedupeExact') },
          { value: 'similar', label: t('dedupeSimilar') },
          { value: 'meaning', label: t('dedupeMeaning') },
        ]}
        onSave={(dedupe) => actions.save({ dedupe })}
      />
      <SelectField
        label={t('sensitivity')}
        hint={t('sensitivityHint')}
        value={settings.dedupeSensitivity}
        options={[
          { value: 'careful', label: t('sensitivityCareful') },
          { value: 'balanced', label: t('sensitivityBalanced') },
          { value: 'bold', label: t('sensitivityBold') },
        ]}
        onSave={(dedupeSensitivity) => actions.save({ dedupeSensitivity })}
      />
      <CheckField
        label={t('onlyNews')}
        hint={t('onlyNewsHint')}
        checked={settings.onlyNews}
        onSave={(onlyNews) => actions.save({ onlyNews })}
      />
    </>
  );
}
