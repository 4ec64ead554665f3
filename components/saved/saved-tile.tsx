import { useRef } from 'preact/hooks';
import { bytes, clock, machineTime } from '../../lib/chat/format';
import { t } from '../../lib/text';
import { CloseIcon } from '../icons';
import { memo } from '../memo';
import { useObjectUrl } from '../use-object-url';
import type { SavedActions } from './saved-actions';
import { useInView } from './use-in-view';

interface SavedTileProps {
  id: string;
  at: number;
  size: number;
  isClip: boolean;
  read: SavedActions['readThumbnail'];
  onRemove: (id: string) => void;
}

/** One saved picture or clip: what it shows, when it was taken, how large it is. */
export const SavedTile = memo((props: SavedTileProps) => <Tile {...props} />);

function Tile({ id, at, size, isClip, read, onRemove }: SavedTileProps) {
  const time = clock(at);
  const remove = t(isClip ? 'removeClip' : 'removePicture', time);
  const tile = useRef<HTMLLIElement>(null);
  const url = useObjectUrl(useInView(tile, id, read));
  return (
    <li class="saved-tile" ref={tile}>
      <span class="saved-picture">{url && <img src={url} alt={t('pictureAlt', time)} />}</span>
      <span class="saved-words">
        <time dateTime={machineTime(at)}>{time}</time>
        <span>{bytes(size)}</span>
      </span>
      <button
        type="button"
        class="saved-remove"
        aria-label={remove}
        title={remove}
        onClick={() => onRemove(id)}
      >
        <CloseIcon />
      </button>
    </li>
  );
}
