import { useId, useRef, useState } from 'preact/hooks';
import { number } from '../../lib/chat/format';
import { watchRefusal } from '../../lib/chat/watch-text';
import type { Watch } from '../../lib/model';
import { t } from '../../lib/text';
import { ChevronIcon } from '../icons';
import { WatchList } from './watch-list';

export interface WatchActions {
  addWatch: (text: string) => Promise<boolean>;
  pauseWatch: (id: string, paused: boolean) => void;
  removeWatch: (id: string) => void;
}

interface WatchesProps {
  watches: readonly Watch[];
  actions: WatchActions;
}

/** "Tell me when …", folded until it is wanted. */
export function Watches({ watches, actions }: WatchesProps) {
  const box = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  // Here, so that what was typed outlives the folding.
  const [text, setText] = useState('');
  const on = watches.filter(({ paused }) => !paused).length;
  const remove = (id: string) => {
    // The button goes with its watch; the focus must not.
    box.current?.focus();
    actions.removeWatch(id);
  };
  return (
    <details class="watches" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronIcon />
        {t('watches')}
        {watches.length > 0 && <span class="watches-count">{t('watchesCount', number(on))}</span>}
      </summary>
      {open && (
        <WatchBox box={box} text={text} setText={setText} watches={watches} onAdd={actions.addWatch} />
      )}
      {open && watches.length > 0 && (
        <WatchList watches={watches} onPause={actions.pauseWatch} onRemove={remove} />
      )}
    </details>
  );
}

interface WatchBoxProps {
  box: { current: HTMLInputElement | null };
  text: string;
  setText: (next: (now: string) => string) => void;
  watches: readonly Watch[];
  onAdd: (text: string) => Promise<boolean>;
}

/** The text stays until it was accepted. Whether it can be is said as it is typed. */
function WatchBox({ box, text, setText, watches, onAdd }: WatchBoxProps) {
  const id = useId();
  const refusal = watchRefusal(text, watches);
  const add = async () => {
    if (text.trim() === '' || refusal) return;
    if (await onAdd(text)) setText((now) => (now === text ? '' : now));
    box.current?.focus();
  };
  return (
    <form
      class="watch-box"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label class="visually-hidden" for={id}>
        {t('watchLabel')}
      </label>
      <input
        id={id}
        ref={box}
        type="text"
        autocomplete="off"
        placeholder={t('watchPlaceholder')}
        value={text}
        aria-invalid={refusal !== undefined}
        aria-describedby={`${id}-refusal ${id}-hint`}
        onInput={(event) => {
          const { value } = event.currentTarget;
          setText(() => value);
        }}
      />
      <button type="submit" class="button" aria-disabled={text.trim() === '' || refusal !== undefined}>
        {t('watchAdd')}
      </button>
      <p class="watch-refusal" id={`${id}-refusal`} aria-live="polite">
        {refusal}
      </p>
      <p class="hint" id={`${id}-hint`}>
        {t('watchHint')}
      </p>
    </form>
  );
}
