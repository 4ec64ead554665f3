import { MOST_SAVED_BYTES } from '../limits';
import type { Saved } from '../model';
import { t } from '../text';
import { bytes } from './format';

/** From here on it is worth a word, as a share of what may be saved. */
const NEAR = 0.8;

/** What is to be said of a pile that grows to its limit, if anything. */
export function pileWarning(saved: Saved): string | undefined {
  if (saved.bytes < NEAR * MOST_SAVED_BYTES) return undefined;
  const limit = bytes(MOST_SAVED_BYTES);
  return t(saved.bytes < MOST_SAVED_BYTES ? 'savedNearLimit' : 'savedAtLimit', limit);
}
