/** What the offscreen document and the page that asks both know of the microphone. */
import { Failed } from './failure';
import type { FailureReason } from './model';

/** For speech beside a loudspeaker on which the model speaks. */
export const MICROPHONE_AUDIO = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  channelCount: 1,
};

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const REASONS: Record<string, FailureReason> = {
  NotAllowedError: 'microphone-refused',
  SecurityError: 'microphone-refused',
  NotFoundError: 'microphone-missing',
  OverconstrainedError: 'microphone-missing',
};

/** Why it could not be opened. @param error of `getUserMedia` */
export function microphoneFailed(error: unknown): Failed {
  const { name, message } = error as DOMException;
  return new Failed(REASONS[name] ?? 'microphone-busy', message || name);
}
