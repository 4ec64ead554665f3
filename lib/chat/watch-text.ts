import type { Watch } from '../model';
import { t } from '../text';
import { LONGEST_WATCH, MOST_WATCHES, whyNoWatch } from '../watch-limits';
import { number } from './format';

/** Why these words cannot become another watch, and what to do; undefined when they can. */
export function watchRefusal(text: string, watches: readonly Watch[]): string | undefined {
  switch (whyNoWatch(text, watches)) {
    case 'too-long':
      return t('watchTooLong', number(LONGEST_WATCH));
    case 'too-many':
      return t('watchTooMany', number(MOST_WATCHES));
    case 'known':
      return t('watchKnown');
    default:
      return undefined;
  }
}
