import { number } from '../../lib/chat/format';
import { pageTextHint } from '../../lib/chat/page-text';
import type { Detail } from '../../lib/model';
import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { CheckField } from './check-field';
import { type Limits, NumberField } from './number-field';
import type { OptionsActions } from './options-actions';
import { SavingFields, type SavingNumber } from './saving-fields';
import { SelectField } from './select-field';

export type WatchingLimits = Record<
  'intervalSeconds' | 'clipFps' | 'inFlight' | 'sessionLimitMinutes' | SavingNumber,
  Limits
>;

interface WatchingFieldsProps {
  settings: Settings;
  limits: WatchingLimits;
  /** Input tokens of a frame of a 1920 × 1080 screen, for the model that is chosen. */
  frameTokens: Record<Detail, number>;
  actions: OptionsActions;
}

/** How often, how closely and how long. */
export function WatchingFields({ settings, limits, frameTokens, actions }: WatchingFieldsProps) {
  return (
    <>
      <NumberField
        label={t('interval')}
        hint={t('intervalHint')}
        value={settings.intervalSeconds}
        limits={limits.intervalSeconds}
        onSave={(intervalSeconds) => actions.save({ intervalSeconds })}
      />
      <NumberField
        label={t('clipFps')}
        hint={t('clipFpsHint')}
        value={settings.clipFps}
        limits={limits.clipFps}
        onSave={(clipFps) => actions.save({ clipFps })}
      />
      <CheckField
        label={t('clipSound')}
        hint={t('clipSoundHint')}
        checked={settings.clipSound}
        onSave={(clipSound) => actions.save({ clipSound })}
      />
      <SelectField
        label={t('imageDetail')}
        hint={t('imageDetailHint')}
        value={settings.detail}
        options={[
          { value: 'auto', label: t('detailAuto', number(frameTokens.auto)) },
          { value: 'low', label: t('detailLow', number(frameTokens.low)) },
          { value: 'medium', label: t('detailMedium', number(frameTokens.medium)) },
          { value: 'high', label: t('detailHigh', number(frameTokens.high)) },
        ]}
        onSave={(detail) => actions.save({ detail })}
      />
      <CheckField
        label={t('pageText')}
        hint={pageTextHint()}
        checked={settings.pageText}
        onSave={(pageText) => actions.save({ pageText })}
      />
      <SelectField
        label={t('sendWhat')}
        hint={t('sendWhatHint')}
        value={settings.sendWhat}
        options={[
          { value: 'changed', label: t('sendChanged') },
          { value: 'every', label: t('sendEvery') },
        ]}
        onSave={(sendWhat) => actions.save({ sendWhat })}
      />
      <CheckField
        label={t('ignoreBusy')}
        hint={t('ignoreBusyHint')}
        checked={settings.ignoreBusy}
        onSave={(ignoreBusy) => actions.save({ ignoreBusy })}
      />
      <CheckField
        label={t('hitSound')}
        hint={t('hitSoundHint')}
        checked={settings.hitSound}
        onSave={(hitSound) => actions.save({ hitSound })}
      />
      <NumberField
        label={t('inFlight')}
        hint={t('inFlightHint')}
        value={settings.inFlight}
        limits={limits.inFlight}
        onSave={(inFlight) => actions.save({ inFlight })}
      />
      <NumberField
        label={t('sessionLimit')}
        hint={t('sessionLimitHint')}
        value={settings.sessionLimitMinutes}
        limits={limits.sessionLimitMinutes}
        onSave={(sessionLimitMinutes) => actions.save({ sessionLimitMinutes })}
      />
      <SavingFields settings={settings} limits={limits} actions={actions} />
    </>
  );
}
