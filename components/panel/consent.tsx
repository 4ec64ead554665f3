import { useEffect, useRef } from 'preact/hooks';
import { ASSUMED, hourly } from '../../lib/chat/estimate';
import { dollars, duration, number } from '../../lib/chat/format';
import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { isForeign } from './header';
import type { PanelActions } from './panel-actions';

interface ConsentProps {
  apiHost: string;
  settings: Settings;
  actions: PanelActions;
}

/** What goes where, before anything does. */
export function Consent({ apiHost, settings, actions }: ConsentProps) {
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
        <dd>{whatIsSent(settings)}</dd>
        <dt>{t('consentWhereTitle')}</dt>
        <dd>{where}</dd>
        <dt>{t('consentKeptTitle')}</dt>
        <dd>{t('consentKept')}</dd>
        <dt>{t('consentFreeTitle')}</dt>
        <dd>{t('consentFree')}</dd>
        <dt>{t('consentCostTitle')}</dt>
        <dd>
          <Cost settings={settings} />
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

function whatIsSent({ engine, capture, clipSound, intervalSeconds }: Settings): string {
  if (engine === 'live') return t('consentWhatLive');
  if (capture === 'frames') return t('consentWhat', duration(intervalSeconds * 1000));
  return t(clipSound ? 'consentWhatSound' : 'consentWhatClips');
}

function Cost({ settings }: { settings: Settings }) {
  return settings.engine === 'live' ? <LiveCost /> : <RequestsCost settings={settings} />;
}

/** What is billed again with each answer depends on what will be said: no number could be told. */
function LiveCost() {
  return (
    <>
      <strong>{t('consentCostLive')}</strong>
      <span class="formula">{t('consentFormulaLive')}</span>
    </>
  );
}

function RequestsCost({ settings }: { settings: Settings }) {
  const estimate = hourly(settings, Date.now());
  return (
    <>
      <strong>{t('consentCost', dollars(estimate.dollars))}</strong>
      <span class="formula">
        {t(
          settings.capture === 'clips' ? 'consentFormulaClips' : 'consentFormula',
          number(estimate.slices),
          number(estimate.inputTokens),
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
