import { duration } from '../../lib/chat/format';
import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import { SpeakerIcon } from '../icons';
import { Links } from './links';

/** That a reply was speech. */
export function SpokenMark({ turn }: { turn: Turn }) {
  if (!turn.spoken) return null;
  return (
    <span class="spoken-mark">
      <SpeakerIcon />
      {t('spoken')}
    </span>
  );
}

/** What belongs to a reply in a Live conversation beside its words: where it was cut off, and its sources. */
export function LiveExtras({ turn: { cutOffMs, links = [] } }: { turn: Turn }) {
  return (
    <>
      {cutOffMs !== undefined && (
        <p class="cut-off" aria-live="off">
          <span>{t('cutOff', duration(cutOffMs))}</span>
        </p>
      )}
      <Links links={links} />
    </>
  );
}
