import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { NumberField } from './number-field';
import type { OptionsActions } from './options-actions';
import { SelectField, type SelectOption } from './select-field';

/** The volume is stored as a share of 1. */
const PERCENT = { min: 0, max: 100, step: 1 };

/** What can be chosen from. */
export interface VoiceChoices {
  voices: readonly SelectOption<string>[];
  languages: readonly SelectOption<string>[];
}

interface LiveVoiceFieldsProps {
  settings: Settings;
  choices: VoiceChoices;
  actions: OptionsActions;
}

/** How the answers come. */
export function LiveVoiceFields({ settings, choices, actions }: LiveVoiceFieldsProps) {
  return (
    <>
      <SelectField
        label={t('liveAnswers')}
        hint={t('liveAnswersHint')}
        value={settings.liveAnswers}
        options={[
          { value: 'spoken', label: t('answersSpoken') },
          { value: 'text', label: t('answersText') },
        ]}
        onSave={(liveAnswers) => actions.save({ liveAnswers })}
      />
      <SelectField
        label={t('liveVoice')}
        hint={t('liveVoiceHint')}
        value={settings.liveVoice}
        options={choices.voices}
        onSave={(liveVoice) => actions.save({ liveVoice })}
      />
      <SelectField
        label={t('liveLanguage')}
        hint={t('liveLanguageHint')}
        value={settings.liveLanguage}
        options={choices.languages}
        onSave={(liveLanguage) => actions.save({ liveLanguage })}
      />
      <NumberField
        label={t('volumePercent')}
        hint={t('volumeHint')}
        value={Math.round(settings.volume * PERCENT.max)}
        limits={PERCENT}
        onSave={(percent) => actions.save({ volume: percent / PERCENT.max })}
      />
    </>
  );
}
