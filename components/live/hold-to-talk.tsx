import { t } from '../../lib/text';
import { useHold } from './use-hold';

/** Push to talk: as long as it is held. The space bar does the same wherever nothing else wants it. */
export function HoldToTalk({ onTalk }: { onTalk: (talking: boolean) => void }) {
  const { held, ...handlers } = useHold(onTalk);
  return (
    <button type="button" class="button hold" title={t('holdToTalkHint')} aria-pressed={held} {...handlers}>
      {t('holdToTalk')}
    </button>
  );
}
