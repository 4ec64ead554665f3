import { moment } from '../../lib/chat/format';
import type { SessionRow as Row } from '../../lib/chat/rows';
import { sessionName } from '../../lib/chat/source-text';
import { endText } from '../../lib/chat/status-text';
import { t } from '../../lib/text';

/** A quiet line where watching began or ended. */
export function SessionRow({ row }: { row: Row }) {
  return (
    <p class="session-row" aria-live="off">
      <span>{sessionText(row)}</span>
    </p>
  );
}

function sessionText({ kind, session, at }: Row): string {
  const when = moment(at, Date.now());
  if (kind === 'ended') return t('sessionEnded', endText(session.end ?? 'stopped', session), when);
  const name = sessionName(session);
  return session.end === 'asked' ? t('sessionLooked', name, when) : t('sessionStarted', name, when);
}
