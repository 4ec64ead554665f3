/** Which choices go together. Pure. */
import type { CaptureKind, Engine, Sending } from '../model';
import type { TextKey } from '../text';

export interface Combination {
  engine: Engine;
  capture: CaptureKind;
  sending: Sending;
}

/**
 * A Live conversation takes pictures one at a time, and sends them at once.
 * @returns why what is chosen cannot be had, and what happens instead
 */
export function misfitOf({ engine, capture, sending }: Combination): TextKey | undefined {
  if (engine === 'requests') return undefined;
  if (sending === 'save') return 'needRequestsSave';
  return capture === 'clips' ? 'needRequestsClips' : undefined;
}
