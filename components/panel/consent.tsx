import { useEffect, useRef } from 'preact/hooks';
import { ASSUMED, hourly } from '../../lib/chat/estimate';
import { dollars, duration, number } from '../../lib/chat/format';
import { t } from '../../lib/text';
import { isForeign } from './header';
import type { PanelActions } from './panel-actions';

interface ConsentProps {
  apiHost: string;
  intervalSeconds: number;
  actions: PanelActions;
}

/** What goes where, before anything does. */
export function Consent({ apiHost, intervalSeconds, actions }: ConsentProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const where = isForeign(apiHost) ? t('consentWhereHost', apiHost) : t('consentWhereGoogle');
  return (
    <section class="consent">
      <h2 ref={heading} tabIndex={-1}>
        {t('consentTitle')}
      </h2>
      <dl>
        <dt>{t('consentWhatTitle')}</dt>
        <dd>{t('consentWhat', duration(intervalSeconds * 1000))}</dd>
        <dt>{t('consentWhereTitle')}</dt>
        <dd>{where}</dd>
        <dt>{t('consentKeptTitle')}</dt>
        <dd>{t('consentKept')}</dd>
        <dt>{t('consentFreeTitle')}</dt>
        <dd>{t('consentFree')}</dd>
        <dt>{t('consentCostTitle')}</dt>
        <dd>
          <Cost intervalSeconds={intervalSeconds} />
        </dd>
      </dl>
      <div class="buttons">
        <button type="button" class="button primary" onClick={actions.agree}>
          {t('agree')}
        </button>
        <button type="button" class="button" onClick={actions.decline}>
          {t('notNow')}
        </button>
      </div>
    </section>
  );
}

function Cost({ intervalSeconds }: { intervalSeconds: number }) {
  const estimate = hourly(intervalSeconds, Date.now());
  return (
    <>
      <strong>{t('consentCost', dollars(estimate.dollars))}</strong>
      <span class="formula">
        {t(
          'consentFormula',
          number(estimate.pictures),
          number(ASSUMED.inputTokens),
          dollars(estimate.price.input),
          number(ASSUMED.outputTokens),
          dollars(estimate.price.output),
          ASSUMED.model,
        )}
      </span>
      <span>{t('consentFreeLimit')}</span>
    </>
  );
}
