/** Samples as the Live API has them: 16 bit, little-endian as every machine that Chrome runs on, one channel. */

/** Beyond this a sum of two voices is bent instead of cut, which would rattle. */
const KNEE = 0.8;
const FULL = 32_768;

/** −1 to 1, and softly there from whatever is beyond. */
export function softly(sample: number): number {
  const size = Math.abs(sample);
  if (size <= KNEE) return sample;
  return Math.sign(sample) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)));
}

export function toPcm(sample: number): number {
  return Math.min(FULL - 1, Math.round(softly(sample) * FULL));
}

export function fromPcm(value: number): number {
  return value / FULL;
}
