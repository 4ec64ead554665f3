import { generationOf } from '../levels';
import type { CaptureSettings } from '../messages';
import type { Pace } from '../model';
import type { Settings } from '../settings';

/** What the offscreen document needs to know of the settings. */
export function captureSettings(settings: Settings, pace?: Pace): CaptureSettings {
  const { intervalSeconds, sendWhat, ignoreBusy, detail, model, capture, clipFps, clipSound } = settings;
  return {
    intervalMs: pace?.intervalMs ?? intervalSeconds * 1000,
    sight: { detail, generation: generationOf(model) },
    gate: { send: sendWhat, ignoreBusy },
    sound: clipSound,
    ...(capture === 'clips' && { clips: { fps: clipFps, sound: clipSound } }),
  };
}
