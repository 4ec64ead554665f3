/** Why a reply is hidden: "93 % like 10:42:08". */
import type { Duplicate } from '../model';
import { t } from '../text';
import { clock, percent } from './format';

/** `likeAt`: when the repeated reply was taken, if it is loaded. */
export function duplicateText(duplicate: Duplicate, likeAt: number | undefined): string {
  if (duplicate.method === 'equal') {
    return likeAt === undefined ? t('whyEqualEarlier') : t('whyEqual', clock(likeAt));
  }
  const share = percent(duplicate.similarity);
  return likeAt === undefined ? t('whySimilarEarlier', share) : t('whySimilar', share, clock(likeAt));
}
