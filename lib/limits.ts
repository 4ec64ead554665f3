import { CLIP_MS } from './clip-length';
import type { SavedLimit } from './model';
import type { Settings } from './settings';

const MEGABYTE = 1_000_000;

/** How much may be saved. Minutes count as the slices that they make: what was thinned leaves room for as many again. */
export function savedLimitOf(settings: Settings): SavedLimit {
  const { savedLimitMegabytes, savedLimitMinutes, atSavedLimit } = settings;
  const sliceSeconds = settings.capture === 'clips' ? CLIP_MS / 1000 : settings.intervalSeconds;
  return {
    bytes: savedLimitMegabytes * MEGABYTE,
    count: Math.floor((savedLimitMinutes * 60) / sliceSeconds),
    at: atSavedLimit,
  };
}
