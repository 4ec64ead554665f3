import { number } from '../../lib/chat/format';
import { costText, meterNotes, meterRows } from '../../lib/chat/meter-text';
import type { Meter } from '../../lib/messages';
import type { Counters } from '../../lib/model';
import { t } from '../../lib/text';

interface MeterDetailsProps {
  meter: Meter;
  counters: Counters;
  onOptions: () => void;
}

/** Tokens by kind and money, of this session and this month, and how they came about. */
export function MeterDetails({ meter, counters, onOptions }: MeterDetailsProps) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('meterKind')}</th>
            <th scope="col">{t('meterSession')}</th>
            <th scope="col">{t('meterMonth')}</th>
          </tr>
        </thead>
        <tbody>
          {meterRows(meter).map(({ text, session, month }) => (
            <tr key={text}>
              <th scope="row">{t(text)}</th>
              <td>{number(session)}</td>
              <td>{number(month)}</td>
            </tr>
          ))}
          <tr class="sum">
            <th scope="row">{t('cost')}</th>
            <td>{costText(meter.session)}</td>
            <td>{costText(meter.month)}</td>
          </tr>
        </tbody>
      </table>
      {meterNotes(meter, counters).map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
      <button type="button" class="button small" onClick={onOptions}>
        {t('meterOptions')}
      </button>
    </>
  );
}
