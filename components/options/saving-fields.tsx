import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { CheckField } from './check-field';
import { type Limits, NumberField } from './number-field';
import type { OptionsActions } from './options-actions';
import { SelectField } from './select-field';

export type SavingNumber = 'sendAfterMinutes' | 'savedLimitMinutes' | 'savedLimitMegabytes' | 'replaySeconds';

interface SavingFieldsProps {
  settings: Settings;
  limits: Record<SavingNumber, Limits>;
  actions: OptionsActions;
}

/** What stays on the disk, how much of it, and what then becomes of it. */
export function SavingFields({ settings, limits, actions }: SavingFieldsProps) {
  return (
    <>
      <NumberField
        label={t('sendAfter')}
        hint={t('sendAfterHint')}
        value={settings.sendAfterMinutes}
        limits={limits.sendAfterMinutes}
        onSave={(sendAfterMinutes) => actions.save({ sendAfterMinutes })}
      />
      <NumberField
        label={t('savedLimitMinutes')}
        hint={t('savedLimitMinutesHint')}
        value={settings.savedLimitMinutes}
        limits={limits.savedLimitMinutes}
        onSave={(savedLimitMinutes) => actions.save({ savedLimitMinutes })}
      />
      <NumberField
        label={t('savedLimitMegabytes')}
        hint={t('savedLimitMegabytesHint')}
        value={settings.savedLimitMegabytes}
        limits={limits.savedLimitMegabytes}
        onSave={(savedLimitMegabytes) => actions.save({ savedLimitMegabytes })}
      />
      <SelectField
        label={t('atSavedLimit')}
        hint={t('atSavedLimitHint')}
        value={settings.atSavedLimit}
        options={[
          { value: 'stop', label: t('atSavedLimitStop') },
          { value: 'thin', label: t('atSavedLimitThin') },
        ]}
        onSave={(atSavedLimit) => actions.save({ atSavedLimit })}
      />
      <NumberField
        label={t('replaySeconds')}
        hint={t('replaySecondsHint')}
        value={settings.replaySeconds}
        limits={limits.replaySeconds}
        onSave={(replaySeconds) => actions.save({ replaySeconds })}
      />
      <CheckField
        label={t('keepReplay')}
        hint={t('keepReplayHint')}
        checked={settings.keepReplay}
        onSave={(keepReplay) => actions.save({ keepReplay })}
      />
    </>
  );
}
