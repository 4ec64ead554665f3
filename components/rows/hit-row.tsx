import { clock, machineTime } from '../../lib/chat/format';
import type { HitRow as Row } from '../../lib/chat/rows-hits';
import { t } from '../../lib/text';
import { BellIcon } from '../icons';
import { Thumbnail } from '../thumbnail';

/** A watch that was met, with the frame that shows it. A click on its notification leads here, with the focus. */
export function HitRow({ row: { key, turn, hit } }: { row: Row }) {
  const { at, thumbnail } = hit.frame ?? turn;
  return (
    <article class="hit" id={key} tabIndex={-1}>
      <Thumbnail bytes={thumbnail} at={at} />
      <p class="meta">
        <time dateTime={machineTime(at)}>{clock(at)}</time>
        <span>{t('hitLabel')}</span>
      </p>
      <p class="hit-text">
        <BellIcon />
        <strong>{hit.text}</strong>
      </p>
      {hit.evidence && <p class="hit-evidence">{hit.evidence}</p>}
    </article>
  );
}
