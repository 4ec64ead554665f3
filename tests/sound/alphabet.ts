/**
 * Numbered tones: sounds that say which they are. Marker k sounds at 400 + 100 k Hz, so that
 * - all 31 of them, up to 3,400 Hz, survive resampling to 8 kHz and up, and a telephone's filters,
 * - any two are orthogonal over every multiple of 10 ms, so that a short window tells them apart, also in noise.
 * Longer counts wrap around: after marker 30 comes marker 0.
 */
export const MARKERS = 31;

const LOWEST_HZ = 400;
const STEP_HZ = 100;

/** @param marker any whole number from 0; those past the last wrap around */
export function frequencyOf(marker: number): number {
  return LOWEST_HZ + (marker % MARKERS) * STEP_HZ;
}

/** The marker whose frequency is nearest, or nothing where none is near. */
export function markerAt(hz: number): number | undefined {
  const marker = Math.round((hz - LOWEST_HZ) / STEP_HZ);
  const near = Math.abs(hz - LOWEST_HZ - marker * STEP_HZ) <= STEP_HZ / 4;
  return near && marker >= 0 && marker < MARKERS ? marker : undefined;
}
