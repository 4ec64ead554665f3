import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { replayText } from '../../lib/chat/replay-text';
import { t } from '../../lib/text';
import { RewindIcon } from '../icons';

interface AskBoxProps {
  box: RefObject<HTMLTextAreaElement | null>;
  /** A question that was accepted, and then could not be asked. */
  unasked: string | undefined;
  /** What went by in so many seconds can be asked about, too. */
  replaySeconds: number | undefined;
  onAsk: (question: string, replay: boolean) => Promise<boolean>;
}

/** A question, about the newest picture unless the user points at a reply. The text stays until it was accepted, and comes back where that was too soon. */
export function AskBox({ box, unasked = '', replaySeconds, onAsk }: AskBoxProps) {
  const [text, setText] = useState('');
  useEffect(() => setText((now) => now || unasked), [unasked]);
  const busy = useRef(false);
  const id = useId();
  const ask = async (replay = false) => {
    const typed = text.trim();
    const question = typed || (replay ? t('replayQuestion') : '');
    if (question === '' || busy.current) return;
    busy.current = true;
    const accepted = await onAsk(question, replay);
    busy.current = false;
    // What was typed meanwhile is not thrown away.
    if (accepted) setText((now) => (now.trim() === typed ? '' : now));
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes a word, Enter ends the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    ask();
  };
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <label class="visually-hidden" for={id}>
        {t('askLabel')}
      </label>
      <textarea
        id={id}
        ref={box}
        rows={1}
        placeholder={t('askLabel')}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="button primary" aria-disabled={text.trim() === ''}>
        {t('ask')}
      </button>
      {replaySeconds !== undefined && (
        <div class="replay">
          <button type="button" class="quiet-button" onClick={() => ask(true)}>
            <RewindIcon />
            {replayText(replaySeconds)}
          </button>
        </div>
      )}
    </form>
  );
}
