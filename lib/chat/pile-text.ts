import type { Dispatch, Saved, SavedLimit } from '../model';
import { type TextKey, t } from '../text';
import { FAILURE_TEXTS } from './failure-text';
import { bytes, count, number } from './format';

/** Some slices: how many, and how many of them are clips. */
export interface Amount {
  count: number;
  clips?: number;
}

/** "3 pictures", "3 clips" or "1 picture and 2 clips". */
export function amountText({ count: all, clips = 0 }: Amount): string {
  const pictures = count(all - clips, 'savedCountOne', 'savedCountOther');
  if (clips === 0) return pictures;
  const films = count(clips, 'clipCountOne', 'clipCountOther');
  return clips === all ? films : t('savedCountBoth', pictures, films);
}

/** What a pile, its list and its buttons are called, by what is in it. */
const WORDS = {
  pictures: {
    pile: 'savedPile',
    list: 'savedList',
    show: 'showPictures',
    discard: 'discardQuestion',
  },
  clips: {
    pile: 'savedPileClips',
    list: 'savedListClips',
    show: 'showClips',
    discard: 'discardQuestionClips',
  },
  both: {
    pile: 'savedPileBoth',
    list: 'savedListBoth',
    show: 'showBoth',
    discard: 'discardQuestionBoth',
  },
} satisfies Record<string, Record<string, TextKey>>;

export function wordsOf({ count: all, clips }: Saved) {
  if (clips === 0) return WORDS.pictures;
  return clips === all ? WORDS.clips : WORDS.both;
}

/** So many more of what there is: clips where there are only clips. */
export function likeSaved(saved: Saved, amount: number): string {
  const isClips = wordsOf(saved) === WORDS.clips;
  return amountText({ count: amount, clips: isClips ? amount : 0 });
}

/** From here on it is worth a word, as a share of what may be saved. */
const NEAR = 0.8;

/** What is to be said of a pile that grows to its limit, if anything. */
export function pileWarning(saved: Saved, limit: SavedLimit): string | undefined {
  const share = Math.max(saved.bytes / limit.bytes, saved.count / limit.count);
  if (share < NEAR) return undefined;
  const words = [bytes(limit.bytes), likeSaved(saved, limit.count)] as const;
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
