import { useEffect, useState } from 'preact/hooks';
import { clock } from '../../lib/chat/format';
import type { Turn } from '../../lib/model';
import { t } from '../../lib/text';
import { AskIcon, CopyIcon, DoneIcon } from '../icons';
import type { RowActions } from './row-actions';

/** How long it is said that something was copied, ms. */
const SAID_MS = 2000;

interface TurnButtonsProps {
  turn: Turn;
  /** When it was said, as the row shows it. */
  at: number;
  actions: RowActions;
}

/** What can be done with a reply, once there is one. */
export function TurnButtons({ turn, at, actions }: TurnButtonsProps) {
  if (turn.text.trim() === '') return null;
  const time = clock(at);
  return (
    <span class="turn-buttons">
      <CopyButton text={turn.text} label={t('copyReply', time)} onCopy={actions.copy} />
      <button
        type="button"
        class="icon-button"
        aria-label={t('askAboutThis', time)}
        title={t('askAboutThis', time)}
        onClick={() => actions.askAbout(turn)}
      >
        <AskIcon />
      </button>
    </span>
  );
}

interface CopyButtonProps {
  text: string;
  label: string;
  onCopy: (text: string) => Promise<boolean>;
}

function CopyButton({ text, label, onCopy }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        onClick={async () => setCopied(await onCopy(text))}
      >
        {copied ? <DoneIcon /> : <CopyIcon />}
      </button>
      <span class="visually-hidden" aria-live="polite">
        {copied && t('copied')}
      </span>
    </>
  );
}
