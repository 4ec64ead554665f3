import { useState } from 'preact/hooks';
import type { Source } from '../../lib/model';
import { ScreenIcon } from '../icons';

/** The watched page's icon; a drawn screen when there is none or it does not load. */
export function Favicon({ source }: { source: Source | undefined }) {
  const [broken, setBroken] = useState('');
  const icon = source?.icon;
  if (!icon || icon === broken) return <ScreenIcon />;
  // Without a referrer: the page's server need not learn about this extension.
  return (
    <img
      class="favicon"
      src={icon}
      alt=""
      width={16}
      height={16}
      referrerpolicy="no-referrer"
      onError={() => setBroken(icon)}
    />
  );
}
