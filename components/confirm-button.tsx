import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../lib/text';

interface ConfirmButtonProps {
  label: string;
  question: string;
  /** On the button that does it. */
  yes: string;
  onConfirm: () => void;
}

/** A button for what cannot be undone: asks in its own place, with the safe answer in focus. */
export function ConfirmButton({ label, question, yes, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) safe.current?.focus();
    else if (asked.current) opener.current?.focus();
    asked.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <button ref={opener} type="button" class="button danger" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning
    <div
      class="confirm"
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      <span id={id}>{question}</span>
      <button
        type="button"
        class="button danger solid"
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {yes}
      </button>
      <button ref={safe} type="button" class="button" onClick={() => setAsking(false)}>
        {t('keep')}
      </button>
    </div>
  );
}
