/** The status line: what the program is doing right now, in one sentence. */
import type { PanelState } from '../messages';
import type { EndReason, Session, Status } from '../model';
import { type TextKey, t } from '../text';
import { FAILURE_TEXTS } from './failure-text';
import { clock, count } from './format';

export type Tone = 'quiet' | 'live' | 'busy' | 'held' | 'bad';

export const END_TEXTS: Record<EndReason, TextKey> = {
  stopped: 'endStopped',
  switched: 'endSwitched',
  'tab-closed': 'endTabClosed',
  'tab-crashed': 'endTabCrashed',
  'sharing-ended': 'endSharingEnded',
  limit: 'endLimit',
  'save-limit': 'endSaveLimit',
  'browser-closed': 'endBrowserClosed',
  asked: 'endAsked',
  failed: 'endFailed',
};

/** Why a session is over, with its failure where there is one. */
export function endText(end: EndReason, session?: Session): string {
  if (end === 'failed' && session?.failure) {
    return t('statusFailed', t(FAILURE_TEXTS[session.failure.reason].title));
  }
  return t(END_TEXTS[end]);
}

/** The sentence for the status line. */
export function statusText(panel: PanelState | undefined): string {
  if (!panel) return t('statusConnecting');
  const { status } = panel;
  switch (status.state) {
    case 'idle':
      return t('statusIdle');
    case 'needs':
      return t(status.what === 'consent' ? 'statusNeedsConsent' : 'statusNeedsKey');
    case 'starting':
      return t(isRunning(panel) ? 'statusSwitching' : 'statusStarting');
    case 'capturing':
      return t(capturingText(panel));
    case 'waiting':
      // The user may still be talking.
      return t(panel.live?.microphone === 'on' ? 'statusListening' : 'statusWaiting');
    case 'holding':
      return t('statusHolding', clock(status.until), t(FAILURE_TEXTS[status.failure.reason].title));
    case 'paused':
      return t('statusPaused');
    case 'spent':
      return t('statusSpent');
    case 'failed':
      return t('statusFailed', t(FAILURE_TEXTS[status.failure.reason].title));
    case 'ended':
      return endText(status.end, panel.session);
  }
}

function capturingText({ live, session }: PanelState): TextKey {
  if (live?.quietSince !== undefined) return 'liveQuiet';
  if (live?.link.state === 'lost') return 'statusNotConnected';
  if (live?.microphone === 'on') return 'statusListening';
  return session?.sending === 'save' ? 'statusCapturingSaved' : 'statusCapturing';
}

/** What the toolbar icon says when the pointer rests on it. */
export function tooltip(panel: PanelState): string {
  const { unseenHits } = panel;
  const hits = unseenHits > 0 ? [count(unseenHits, 'hitCountOne', 'hitCountOther')] : [];
  return [`${t('appName')}: ${statusText(panel)}`, ...hits].join('\n');
}

/** How the status looks; the words alone say what it is. */
export function statusTone(panel: PanelState | undefined): Tone {
  const status = panel?.status;
  switch (status?.state) {
    case 'capturing':
      return panel?.live?.quietSince === undefined ? 'live' : 'held';
    case 'waiting':
    case 'starting':
      return 'busy';
    case 'holding':
    case 'paused':
    case 'spent':
    case 'needs':
      return 'held';
    case 'failed':
      return 'bad';
    case 'ended':
      return status.end === 'failed' || status.end === 'tab-crashed' ? 'bad' : 'quiet';
    default:
      return 'quiet';
  }
}

/** Follows every picture while watching: not worth interrupting a screen reader for. */
export function isRoutine(status: Status | undefined): boolean {
  return status?.state === 'capturing' || status?.state === 'waiting';
}

/** Whether something is being watched, paused or not. Replies may come when nothing is any more. */
export function isRunning(panel: PanelState | undefined): boolean {
  return panel?.session !== undefined && panel.session.endedAt === undefined;
}
