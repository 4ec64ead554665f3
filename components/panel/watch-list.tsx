import type { ComponentChildren } from 'preact';
import type { Watch } from '../../lib/model';
import { t } from '../../lib/text';
import { CloseIcon, PauseIcon, PlayIcon } from '../icons';

interface WatchListProps {
  watches: readonly Watch[];
  onPause: (id: string, paused: boolean) => void;
  onRemove: (id: string) => void;
}

/** What the user waits for. Pause and resume are one button that changes its name, so that it keeps the focus. */
export function WatchList({ watches, onPause, onRemove }: WatchListProps) {
  return (
    <ul class="watch-list" aria-label={t('watchList')}>
      {watches.map(({ id, text, paused }) => (
        <li key={id} data-paused={paused}>
          <span class="watch-text">{text}</span>
          {paused && <span class="hint">{t('watchPaused')}</span>}
          <IconButton
            name={t(paused ? 'watchResume' : 'watchPause', text)}
            onClick={() => onPause(id, !paused)}
          >
            {paused ? <PlayIcon /> : <PauseIcon />}
          </IconButton>
          <IconButton name={t('watchRemove', text)} onClick={() => onRemove(id)}>
            <CloseIcon />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

interface IconButtonProps {
  name: string;
  onClick: () => void;
  children: ComponentChildren;
}

function IconButton({ name, onClick, children }: IconButtonProps) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} onClick={onClick}>
      {children}
    </button>
  );
}
