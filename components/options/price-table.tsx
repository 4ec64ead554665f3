import type { Price } from '../../lib/model';
import { type TextKey, t } from '../../lib/text';
import { AddPrice } from './add-price';
import type { OptionsActions } from './options-actions';
import { PriceInput } from './price-input';

/** A price, and whether it is the user's own. */
export interface PriceRow {
  price: Price;
  own: boolean;
}

interface PriceTableProps {
  rows: readonly PriceRow[];
  own: readonly Price[];
  actions: OptionsActions;
}

const COLUMNS = [
  { name: 'input', label: 'priceIn' },
  { name: 'image', label: 'priceImage', live: true },
  { name: 'audio', label: 'priceAudio' },
  { name: 'cached', label: 'priceCached' },
  { name: 'output', label: 'priceOut' },
  { name: 'speech', label: 'priceSpeech', live: true },
] as const satisfies Column[];

interface Column {
  name: 'input' | 'image' | 'audio' | 'cached' | 'output' | 'speech';
  label: TextKey;
  /** Models of Live conversations alone tell it apart. */
  live?: true;
}

function columnsOf(price: Price) {
  const isLive = /-(live|native-audio)\b/.test(price.model);
  return COLUMNS.filter((column: Column) => !column.live || isLive || price[column.name] !== undefined);
}

/** What each model costs, with the day that is known from. A changed row becomes the user's own, with today's date. */
export function PriceTable({ rows, own, actions }: PriceTableProps) {
  const without = ({ model, from }: Price) =>
    own.filter((price) => price.model !== model || price.from !== from);
  const save = (price: Price) => actions.save({ ownPrices: [...without(price), price] });
  return (
    <div class="field wide prices">
      <div class="field-words">
        <h3>{t('prices')}</h3>
        <p class="hint">{t('pricesHint')}</p>
      </div>
      {rows.map(({ price, own: isOwn }) => (
        <fieldset key={`${price.model} ${price.from ?? ''}`}>
          <legend>{titleOf(price)}</legend>
          {columnsOf(price).map(({ name, label }) => (
            <PriceInput
              key={name}
              label={t(label)}
              value={price[name]}
              required={name === 'input' || name === 'output'}
              onSave={(value) => save({ ...price, [name]: value, asOf: today() })}
            />
          ))}
          {isOwn && (
            <button
              type="button"
              class="button small"
              onClick={() => actions.save({ ownPrices: without(price) })}
            >
              {t('priceRemove')}
            </button>
          )}
        </fieldset>
      ))}
      <AddPrice
        taken={rows.map(({ price }) => price.model)}
        onAdd={(model) => save({ model, input: 0, output: 0, asOf: today() })}
      />
    </div>
  );
}

function titleOf({ model, from, asOf }: Price): string {
  return from ? t('priceFrom', model, asOf, from) : t('priceAsOf', model, asOf);
}

const today = () => new Date().toISOString().slice(0, 10);
