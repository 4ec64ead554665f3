import { sourceTitle } from '../../lib/chat/source-text';
import { isRunning, statusText, statusTone } from '../../lib/chat/status-text';
import type { PanelState } from '../../lib/messages';
import { t } from '../../lib/text';
import { GearIcon } from '../icons';
import { Favicon } from './favicon';
import { Preview } from './preview';
import { StatusLine } from './status-line';

const GOOGLE = 'generativelanguage.googleapis.com';

interface HeaderProps {
  panel: PanelState | undefined;
  onOptions: () => void;
}

/** What is watched, what is going on, and the last picture sent. */
export function Header({ panel, onOptions }: HeaderProps) {
  const source = isRunning(panel) ? panel?.session?.source : undefined;
  const title = panel ? sourceTitle(source) : t('appName');
  return (
    <header class="header">
      <div class="header-text">
        <h1 class="source" title={title}>
          <Favicon source={source} />
          <span class="source-title">{title}</span>
        </h1>
        <StatusLine status={panel?.status} text={statusText(panel)} tone={statusTone(panel)} />
        {panel && isForeign(panel.apiHost) && <p class="host">{t('notGoogle', panel.apiHost)}</p>}
      </div>
      <Preview preview={panel?.preview} />
      <button
        type="button"
        class="icon-button"
        aria-label={t('options')}
        title={t('options')}
        onClick={onOptions}
      >
        <GearIcon />
      </button>
    </header>
  );
}

/** Whether pictures go elsewhere than to Google. */
export function isForeign(host: string): boolean {
  return host !== '' && host !== GOOGLE;
}
