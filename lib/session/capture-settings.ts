import { generationOf } from '../levels';
import { FRAME_MS } from '../live';
import type { CaptureSettings } from '../messages';
import type { Engine, Pace } from '../model';
import type { Sight } from '../plan';
import type { Settings } from '../settings';

/** What the offscreen document needs to know of the settings. */
export function captureSettings(settings: Settings, engine: Engine, pace?: Pace): CaptureSettings {
  const { intervalSeconds, sendWhat, ignoreBusy, capture, clipFps, clipSound, liveSound } = settings;
  const intervalMs = pace?.intervalMs ?? intervalSeconds * 1000;
  return {
    intervalMs: engine === 'live' ? Math.max(FRAME_MS, intervalMs) : intervalMs,
    sight: sightOf(settings, engine),
    gate: { send: sendWhat, ignoreBusy },
    sound: clipSound || liveSound !== 'no',
    ...(capture === 'clips' && engine === 'requests' && { clips: { fps: clipFps, sound: clipSound } }),
  };
}

function sightOf({ detail, model, liveLevel, liveModel }: Settings, engine: Engine): Sight {
  if (engine === 'requests') return { detail, generation: generationOf(model) };
  return { detail: liveLevel, generation: generationOf(liveModel), live: true };
}
