import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { type Limits, NumberField } from './number-field';
import type { OptionsActions } from './options-actions';

export type AskingLimits = Record<'contextTokens', Limits>;

interface AskingFieldsProps {
  settings: Settings;
  limits: AskingLimits;
  actions: OptionsActions;
}

/** What goes along with a question. */
export function AskingFields({ settings, limits, actions }: AskingFieldsProps) {
  return (
    <NumberField
      label={t('contextTokens')}
      hint={t('contextTokensHint')}
      value={settings.contextTokens}
      limits={limits.contextTokens}
      onSave={(contextTokens) => actions.save({ contextTokens })}
    />
  );
}
