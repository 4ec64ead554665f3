/** What is in mono PCM of 16 bits. Levels are dBFS of the RMS: a sine at full scale has -3. */

export interface Tone {
  hz: number;
  /** How much of the energy is this tone, 0 to about 1. */
  share: number;
  level: number;
}

/** -Infinity for digital silence, and for nothing. */
export function levelOf(pcm: Int16Array): number {
  return levelFrom(energyOf(pcm), pcm.length);
}

export function levelFrom(energy: number, samples: number): number {
  return samples === 0 ? Number.NEGATIVE_INFINITY : 10 * Math.log10(energy / samples / 32_768 ** 2);
}

/** The sum of the squares of all samples. */
export function energyOf(pcm: Int16Array): number {
  let energy = 0;
  for (const sample of pcm) energy += sample * sample;
  return energy;
}

/** How much of the energy is at one frequency, 0 to about 1 (Goertzel's algorithm). */
export function shareAt(pcm: Int16Array, hz: number, rate: number, energy = energyOf(pcm)): number {
  if (energy === 0) return 0;
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let [last, before] = [0, 0];
  for (const sample of pcm) {
    const next = sample + coefficient * last - before;
    before = last;
    last = next;
  }
  const power = last * last + before * before - coefficient * last * before;
  return (2 * power) / (pcm.length * energy);
}

/** The strongest tone from 50 Hz to a little under half the rate or 8 kHz; to within 1 Hz for 50 ms and more. */
export function dominantTone(pcm: Int16Array, rate: number): Tone {
  const energy = energyOf(pcm);
  const level = levelFrom(energy, pcm.length);
  const share = (hz: number) => shareAt(pcm, hz, rate, energy);
  const highest = Math.min(rate * 0.48, 8000);
  let step = rate / pcm.length / 2;
  let best = { hz: 0, share: 0, level };
  for (let hz = 50; hz < highest; hz += step) best = better(best, hz, share);
  for (; step > 0.25; step /= 2) {
    for (const hz of [best.hz - step / 2, best.hz + step / 2]) best = better(best, hz, share);
  }
  return best;
}

function better(best: Tone, hz: number, share: (hz: number) => number): Tone {
  const found = share(hz);
  return found > best.share ? { ...best, hz, share: found } : best;
}
