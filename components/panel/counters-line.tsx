import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { number, short } from '../../lib/chat/format';
import { costText } from '../../lib/chat/meter-text';
import type { PanelState } from '../../lib/messages';
import { type TextKey, t } from '../../lib/text';
import { ChevronIcon } from '../icons';
import { MeterDetails } from './meter-details';

interface CountersLineProps {
  panel: PanelState | undefined;
  onOptions: () => void;
}

/** What was sent and what it used, as counted and as Gemini reported it; the rest of it on a click. */
export function CountersLine({ panel, onOptions }: CountersLineProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { requests = 0, sent = 0, dropped = 0, usage = { input: 0, output: 0 } } = panel?.counters ?? {};
  const meter = panel?.meter;
  return (
    <footer class="counters">
      <div class="counters-line">
        <dl aria-label={t('counters')}>
          <Count text="countRequests">{short(requests)}</Count>
          <Count text="countSent">{short(sent)}</Count>
          <Count text="countDropped">{short(dropped)}</Count>
          <Count text="countTokens" exact={t('tokensLabel', number(usage.input), number(usage.output))}>
            {t('tokens', short(usage.input), short(usage.output))}
          </Count>
          {meter && (
            <Count text="cost" exact={t('costMonth', costText(meter.month))}>
              {costText(meter.session)}
            </Count>
          )}
        </dl>
        {meter && (
          <button
            type="button"
            class="quiet-button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <ChevronIcon />
            {t('meterTitle')}
          </button>
        )}
      </div>
      <section id={id} class="meter" aria-label={t('meterTitle')} hidden={!open}>
        {open && meter && <MeterDetails meter={meter} counters={panel.counters} onOptions={onOptions} />}
      </section>
    </footer>
  );
}

interface CountProps {
  text: TextKey;
  exact?: string;
  children: ComponentChildren;
}

function Count({ text, exact, children }: CountProps) {
  return (
    <div title={exact}>
      <dt>{t(text)}</dt>
      <dd>{children}</dd>
    </div>
  );
}
