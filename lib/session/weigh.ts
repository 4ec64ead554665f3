import type { SliceRecord } from '../history/db';
import { generationOf, levelOf, tokensOf, tokensOfClip } from '../levels';
import type { Settings } from '../settings';
import type { Weight } from './parts';

/** How much a slice adds to a request with these settings. Tokens as documented: the bill is another matter. */
export function weigher({ model, detail }: Settings) {
  const generation = generationOf(model);
  const level = levelOf(detail);
  return ({ extra = [], ...slice }: SliceRecord): Weight => {
    if (slice.clip) {
      const tokens = tokensOfClip(slice.clip, level, generation);
      return { bytes: slice.size, tokens, pictures: 0, clips: 1 };
    }
    const pictures = [slice, ...extra];
    // Earlier models know no level of a single picture.
    const levels = pictures.map(({ view }) => (generation >= 3 && view?.level) || level);
    const tokens = pictures.map((picture, at) => tokensOf(picture, levels[at] ?? level, generation));
    return {
      bytes: slice.size,
      tokens: tokens.reduce((sum, each) => sum + each, 0),
      pictures: pictures.length,
      clips: 0,
    };
  };
}
