import type { ComponentChildren } from 'preact';
import { number, short } from '../../lib/chat/format';
import type { Counters } from '../../lib/model';
import { type TextKey, t } from '../../lib/text';

/** What was sent and what it used, as counted and as Gemini reported it. */
export function CountersLine({ counters: { requests, sent, dropped, usage } }: { counters: Counters }) {
  const exact = t('tokensLabel', number(usage.input), number(usage.output));
  return (
    <footer class="counters">
      <dl aria-label={t('counters')}>
        <Count text="countRequests">{short(requests)}</Count>
        <Count text="countSent">{short(sent)}</Count>
        <Count text="countDropped">{short(dropped)}</Count>
        <Count text="countTokens" exact={exact}>
          {t('tokens', short(usage.input), short(usage.output))}
        </Count>
      </dl>
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
