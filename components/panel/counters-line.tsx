import { number, short } from '../../lib/chat/format';
import type { Counters } from '../../lib/model';
import { type TextKey, t } from '../../lib/text';

/** What was sent and what it used, as counted and as Gemini reported it. */
export function CountersLine({ counters }: { counters: Counters }) {
  const items: [TextKey, number][] = [
    ['countRequests', counters.requests],
    ['countSent', counters.sent],
    ['countDropped', counters.dropped],
    ['countTokensIn', counters.usage.input],
    ['countTokensOut', counters.usage.output],
  ];
  return (
    <footer class="counters">
      <dl aria-label={t('counters')}>
        {items.map(([label, value]) => (
          <div key={label} title={number(value)}>
            <dt>{t(label)}</dt>
            <dd>{short(value)}</dd>
          </div>
        ))}
      </dl>
    </footer>
  );
}
