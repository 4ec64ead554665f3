/** How a Live conversation stands, in one sentence. */
import type { LiveState } from '../model';
import { t } from '../text';
import { FAILURE_TEXTS } from './failure-text';
import { clock } from './format';

/** How the line looks; the words alone say what it is. */
export type LiveTone = 'quiet' | 'listening' | 'speaking' | 'held' | 'bad';

/** @param live of the conversation that runs, if one does */
export function liveText(live: LiveState | undefined, pushToTalk: boolean): string {
  if (!live) return t('liveIdle');
  const { link, microphone } = live;
  if (microphone === 'asking') return t('liveAsking');
  switch (link.state) {
    case 'connecting':
      return t('liveConnecting');
    case 'renewing':
      return t('liveRenewing');
    case 'waiting':
      return t('liveWaiting', clock(link.until), t(FAILURE_TEXTS[link.failure.reason].title));
    case 'lost':
      return t('liveLost');
    case 'open':
      return openText(live, pushToTalk);
  }
}

function openText({ microphone, talking, speaking, quietSince }: LiveState, pushToTalk: boolean): string {
  if (quietSince !== undefined) return t('liveQuiet');
  if (talking) return t('liveTalking');
  if (speaking) return t('liveSpeaking');
  if (microphone === 'off') return t('liveTyping');
  return t(pushToTalk ? 'liveHold' : 'liveListening');
}

export function liveTone(live: LiveState | undefined): LiveTone {
  if (!live) return 'quiet';
  const { link, microphone, talking, speaking, quietSince } = live;
  if (link.state === 'lost') return 'bad';
  if (link.state === 'waiting' || microphone === 'asking' || quietSince !== undefined) return 'held';
  if (link.state !== 'open') return 'quiet';
  if (speaking && !talking) return 'speaking';
  return microphone === 'on' ? 'listening' : 'quiet';
}

/** Nothing but who speaks: that is heard. */
export function isRoutineLive(live: LiveState | undefined): boolean {
  return live?.link.state === 'open' && live.microphone !== 'asking' && live.quietSince === undefined;
}
