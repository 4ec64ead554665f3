import { number } from '../../lib/chat/format';
import type { Level } from '../../lib/model';
import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { CheckField } from './check-field';
import { LiveModelField } from './live-model-field';
import { LiveVoiceFields, type VoiceChoices } from './live-voice-fields';
import type { Listed } from './model-select';
import { type Limits, NumberField } from './number-field';
import type { OptionsActions } from './options-actions';
import { SelectField } from './select-field';

export type LiveLimits = Record<'quietMinutes', Limits>;

/** What can be chosen from, and what it takes. */
export interface LiveChoices extends VoiceChoices {
  /** Input tokens of one picture, for the model that is chosen. */
  pictureTokens: Record<Level, number>;
}

interface LiveFieldsProps {
  settings: Settings;
  list: Listed | undefined;
  hasKey: boolean;
  limits: LiveLimits;
  choices: LiveChoices;
  actions: OptionsActions;
}

/** A conversation by voice: with whom, what goes along, and what that costs. */
export function LiveFields({ settings, list, hasKey, limits, choices, actions }: LiveFieldsProps) {
  const { pictureTokens } = choices;
  return (
    <>
      <LiveModelField value={settings.liveModel} list={list} hasKey={hasKey} actions={actions} />
      <LiveVoiceFields settings={settings} choices={choices} actions={actions} />
      <SelectField
        label={t('liveLevel')}
        hint={t('liveLevelHint')}
        value={settings.liveLevel}
        options={[
          { value: 'low', label: t('detailLow', number(pictureTokens.low)) },
          { value: 'medium', label: t('detailMedium', number(pictureTokens.medium)) },
          { value: 'high', label: t('detailHigh', number(pictureTokens.high)) },
        ]}
        onSave={(liveLevel) => actions.save({ liveLevel })}
      />
      <CheckField
        label={t('liveComments')}
        hint={t('liveCommentsHint')}
        checked={settings.liveComments}
        onSave={(liveComments) => actions.save({ liveComments })}
      />
      <CheckField
        label={t('liveSearch')}
        hint={t('liveSearchHint')}
        checked={settings.liveSearch}
        onSave={(liveSearch) => actions.save({ liveSearch })}
      />
      <CheckField
        label={t('pushToTalk')}
        hint={t('pushToTalkHint')}
        checked={settings.pushToTalk}
        onSave={(pushToTalk) => actions.save({ pushToTalk })}
      />
      <SelectField
        label={t('liveSound')}
        hint={t('liveSoundHint')}
        value={settings.liveSound}
        options={[
          { value: 'no', label: t('liveSoundNo') },
          { value: 'mixed', label: t('liveSoundMixed') },
          { value: 'instead', label: t('liveSoundInstead') },
        ]}
        onSave={(liveSound) => actions.save({ liveSound })}
      />
      <NumberField
        label={t('quietMinutes')}
        hint={t('quietMinutesHint')}
        value={settings.quietMinutes}
        limits={limits.quietMinutes}
        onSave={(quietMinutes) => actions.save({ quietMinutes })}
      />
    </>
  );
}
