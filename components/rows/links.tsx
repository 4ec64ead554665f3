import { shownLinks } from '../../lib/chat/links';
import type { Link } from '../../lib/model';
import { t } from '../../lib/text';

/** Where the model looked things up. */
export function Links({ links }: { links: readonly Link[] }) {
  const shown = shownLinks(links);
  if (shown.length === 0) return null;
  return (
    <div class="links" aria-live="off">
      <p>{t('foundWithSearch')}</p>
      <ul class="links-list" aria-label={t('foundWithSearch')}>
        {shown.map(({ url, name, host }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
              {name}
            </a>
            {name !== host && <span class="hint">{host}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
