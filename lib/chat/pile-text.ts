import type { Dispatch, Saved, SavedLimit } from '../model';
import { t } from '../text';
import { FAILURE_TEXTS } from './failure-text';
import { bytes, number } from './format';

/** From here on it is worth a word, as a share of what may be saved. */
const NEAR = 0.8;

/** What is to be said of a pile that grows to its limit, if anything. */
export function pileWarning(saved: Saved, limit: SavedLimit): string | undefined {
  const share = Math.max(saved.bytes / limit.bytes, saved.count / limit.count);
  if (share < NEAR) return undefined;
  const words = [bytes(limit.bytes), number(limit.count)] as const;
  if (limit.at === 'thin') return t('savedNearThin', ...words);
  return t(share < 1 ? 'savedNearLimit' : 'savedAtLimit', ...words);
}

/** How far a "Send" has come. */
export function dispatchText({ done, of, stopped }: Dispatch): string | undefined {
  const part = t('sendPart', number(Math.min(done + 1, of)), number(of));
  if (!stopped) return of > 1 ? part : t('sendingNow');
  if (of <= 1) return undefined;
  const why = stopped.failure && t(FAILURE_TEXTS[stopped.failure.reason].title);
  return why ? t('sendStoppedWhy', part, why) : t('sendStopped', part);
}
