import { useEffect, useRef, useState } from 'preact/hooks';

type Editable = HTMLInputElement | HTMLTextAreaElement;

interface DraftOptions {
  stored: string;
  /** Called with what was typed, on Enter and on leaving the field. */
  onCommit: (text: string) => void;
  /** In a text of several lines Enter is a new line; there Ctrl+Enter commits. */
  multiline?: boolean;
}

/** A text field's value between typing and saving. A value stored elsewhere comes in unless one is being typed. */
export function useDraft({ stored, onCommit, multiline = false }: DraftOptions) {
  const [draft, setDraft] = useState(stored);
  const tried = useRef(stored);
  useEffect(() => {
    setDraft((now) => (now === tried.current ? stored : now));
    tried.current = stored;
  }, [stored]);

  const commit = (text: string) => {
    tried.current = text;
    onCommit(text);
  };
  return {
    value: draft,
    onInput: (event: Event) => setDraft((event.currentTarget as Editable).value),
    onBlur: () => {
      if (draft !== tried.current) commit(draft);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      if (!multiline || event.ctrlKey || event.metaKey) commit((event.currentTarget as Editable).value);
    },
  };
}
