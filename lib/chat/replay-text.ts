import { t } from '../text';
import { number } from './format';

/** On the button that asks about what went by: "Ask about the last minute". */
export function replayText(seconds: number): string {
  if (seconds === 60) return t('askReplayMinute');
  if (seconds % 60 === 0) return t('askReplayMinutes', number(seconds / 60));
  return t('askReplaySeconds', number(seconds));
}
