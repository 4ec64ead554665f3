import type { Stretch } from '../../sound/make';

/** Every 200 ms one. @param restMs of silence after each five: what is said is over then */
export function numberedTones(count: number, restMs = 0): Stretch[] {
  return Array.from({ length: count }, (_, tone): Stretch[] => {
    const isLast = tone % TALK_TONES === TALK_TONES - 1;
    return [{ tone, ms: TONE_MS }, { silence: TONE_EVERY_MS - TONE_MS + (isLast ? restMs : 0) }];
  }).flat();
}

const TONE_MS = 120;
const TONE_EVERY_MS = 200;
const TALK_TONES = 5;
