import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { type Limits, NumberField } from './number-field';
import type { OptionsActions } from './options-actions';
import { type PriceRow, PriceTable } from './price-table';

const BUDGETS = ['sessionDollars', 'sessionTokens', 'dayDollars', 'dayTokens'] as const;

export type CostLimits = Record<(typeof BUDGETS)[number] | 'requestsPerMinute' | 'requestsPerDay', Limits>;

interface CostFieldsProps {
  settings: Settings;
  limits: CostLimits;
  prices: readonly PriceRow[];
  actions: OptionsActions;
}

/** Budgets, how often the model may be asked, and what it costs. */
export function CostFields({ settings, limits, prices, actions }: CostFieldsProps) {
  return (
    <>
      {BUDGETS.map((name, index) => (
        <NumberField
          key={name}
          label={t(name)}
          hint={index === 0 ? t('budgetHint') : ''}
          value={settings[name]}
          limits={limits[name]}
          onSave={(value) => actions.save({ [name]: value })}
        />
      ))}
      <NumberField
        label={t('requestsPerMinute')}
        hint={t('requestsPerMinuteHint')}
        value={settings.requestsPerMinute}
        limits={limits.requestsPerMinute}
        onSave={(requestsPerMinute) => actions.save({ requestsPerMinute })}
      />
      <NumberField
        label={t('requestsPerDay')}
        hint={t('requestsPerDayHint')}
        value={settings.requestsPerDay}
        limits={limits.requestsPerDay}
        onSave={(requestsPerDay) => actions.save({ requestsPerDay })}
      />
      <PriceTable rows={prices} own={settings.ownPrices} actions={actions} />
    </>
  );
}
