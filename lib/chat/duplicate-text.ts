/** Why a reply, or a part of one, is hidden: "like 10:42:08, 93%". */
import type { Duplicate } from '../model';
import { t } from '../text';
import { clock, percent } from './format';

/** `likeAt`: when the repeated reply was taken, if it is loaded. */
export function duplicateText(
  duplicate: Pick<Duplicate, 'method' | 'similarity'>,
  likeAt: number | undefined,
): string {
  if (duplicate.method === 'nothing-new') return t('whyNothingNew');
  if (duplicate.method === 'equal') {
    return likeAt === undefined ? t('whyEqualEarlier') : t('whyEqual', clock(likeAt));
  }
  const share = percent(duplicate.similarity);
  if (duplicate.method === 'meaning') {
    return likeAt === undefined ? t('whyMeaningEarlier', share) : t('whyMeaning', share, clock(likeAt));
  }
  return likeAt === undefined ? t('whySimilarEarlier', share) : t('whySimilar', share, clock(likeAt));
}
