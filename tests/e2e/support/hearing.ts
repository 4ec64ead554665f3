/** What samples sound like: one channel, −1 to 1. */

/** Root of the mean square: 0.354 for a sine of half the full swing. */
export function loudness(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  const squares = samples.reduce((sum, sample) => sum + sample * sample, 0);
  return Math.sqrt(squares / samples.length);
}

/**
 * How much of the sound is a tone of this frequency, 0 to 1: a pure one is all of it. By its correlation with sine
 * and cosine.
 */
export function shareOf(frequency: number, samples: Float32Array, rate: number): number {
  let [sine, cosine, squares] = [0, 0, 0];
  for (const [index, sample] of samples.entries()) {
    const angle = (2 * Math.PI * frequency * index) / rate;
    sine += sample * Math.sin(angle);
    cosine += sample * Math.cos(angle);
    squares += sample * sample;
  }
  if (squares === 0) return 0;
  return (2 * (sine * sine + cosine * cosine)) / (squares * samples.length);
}

/** So short that a gap falls into few of them, and tones at multiples of 40 Hz are told apart. */
const PIECE_S = 0.025;

/** The same where a busy machine plays with gaps: behind each the tone is out of step with what was before. */
export function shareWithGaps(frequency: number, samples: Float32Array, rate: number): number {
  let [tone, squares] = [0, 0];
  for (const piece of pieces(samples, rate, PIECE_S)) {
    const energy = loudness(piece) ** 2;
    tone += energy * shareOf(frequency, piece, rate);
    squares += energy;
  }
  return squares === 0 ? 0 : tone / squares;
}

/** In pieces of so many seconds; a rest is left out. */
export function pieces(samples: Float32Array, rate: number, seconds: number): Float32Array[] {
  const length = Math.round(rate * seconds);
  const count = Math.floor(samples.length / length);
  return Array.from({ length: count }, (_, index) => samples.subarray(index * length, (index + 1) * length));
}

/** What sounds, as PCM, without the silence around it. */
export function sounding(samples: Float32Array): Int16Array {
  const from = samples.findIndex((sample) => Math.abs(sample) > 1e-6);
  const to = samples.findLastIndex((sample) => Math.abs(sample) > 1e-6);
  return pcmOf(samples.subarray(from, to + 1));
}

export function pcmOf(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) => Math.round(sample * 32_768));
}

/** The largest difference of any sample. What is played may end in a fade. */
export function difference(played: Int16Array, sent: Int16Array): number {
  const from = sent.findIndex((sample) => sample !== 0);
  return sent
    .subarray(from)
    .reduce((most, sample, i) => Math.max(most, Math.abs(sample - (played[i] ?? 0))), 0);
}
