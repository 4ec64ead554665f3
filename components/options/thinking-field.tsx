import type { ThinkingLevel } from '../../lib/model';
import { t } from '../../lib/text';
import type { OptionsActions } from './options-actions';
import { SelectField } from './select-field';

/** How much the model thinks before it answers. */
export function ThinkingField({ value, actions }: { value: ThinkingLevel; actions: OptionsActions }) {
  return (
    <SelectField
      label={t('thinkingLevel')}
      hint={t('thinkingHint')}
      value={value}
      options={[
        { value: 'minimal', label: t('thinkingMinimal') },
        { value: 'low', label: t('thinkingLow') },
        { value: 'medium', label: t('thinkingMedium') },
        { value: 'high', label: t('thinkingHigh') },
      ]}
      onSave={(thinkingLevel) => actions.save({ thinkingLevel })}
    />
  );
}
