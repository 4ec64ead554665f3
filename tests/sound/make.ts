import { frequencyOf } from './alphabet';

/** Mono PCM of 16 bits. Levels are dBFS of the RMS: a sine at full scale has -3. Rates are Hz. */

/** One stretch of a composed sound. `speech` is a spoken-like burst; durations are milliseconds. */
export type Stretch =
  | { tone: number; ms: number; level?: number }
  | { speech: number; level?: number; seed?: number }
  | { silence: number }
  | { noise: number; level?: number; seed?: number };

const LEVEL = -15;
/** Keeps a stretch's edges from clicking, which would be heard at every frequency. */
const FADE_MS = 5;

export function compose(stretches: readonly Stretch[], rate: number): Int16Array<ArrayBuffer> {
  return concat(stretches.map((stretch) => make(stretch, rate)));
}

export function concat(pieces: readonly Int16Array[]): Int16Array<ArrayBuffer> {
  const whole = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Adds two sounds, the second from `atMs` on; the length is the first one's. */
export function mix(
  sound: Int16Array,
  other: Int16Array,
  atMs: number,
  rate: number,
): Int16Array<ArrayBuffer> {
  const mixed = new Int16Array(sound);
  const start = samplesOf(atMs, rate);
  for (let n = 0; n < other.length && start + n < mixed.length; n += 1) {
    mixed[start + n] = clamp((mixed[start + n] ?? 0) + (other[n] ?? 0));
  }
  return mixed;
}

export function samplesOf(ms: number, rate: number): number {
  return Math.round((ms * rate) / 1000);
}

function make(stretch: Stretch, rate: number): Int16Array {
  if ('silence' in stretch) return new Int16Array(samplesOf(stretch.silence, rate));
  const { level = LEVEL } = stretch;
  if ('tone' in stretch) {
    const step = (2 * Math.PI * frequencyOf(stretch.tone)) / rate;
    return shaped(stretch.ms, rate, level, (n) => Math.sin(step * n));
  }
  if ('noise' in stretch) {
    const random = randomOf(stretch.seed ?? 1);
    return shaped(stretch.noise, rate, level, () => random() * 2 - 1);
  }
  return shaped(stretch.speech, rate, level, voice(rate, stretch.seed ?? 1));
}

/**
 * A hum with the pitch of a voice, its overtones and the rhythm of syllables. Its strongest part is below every
 * marker, so that it is taken for none of them.
 */
function voice(rate: number, seed: number): (n: number) => number {
  const random = randomOf(seed);
  const [pitch, rhythm, phase] = [110 + 60 * random(), 3.5 + random(), random() * 6];
  let angle = 0;
  return (n) => {
    const seconds = n / rate;
    angle += (2 * Math.PI * pitch * (1 + 0.06 * Math.sin(5 * seconds + phase))) / rate;
    const syllable = 0.65 + 0.35 * Math.sin(2 * Math.PI * rhythm * seconds + phase);
    let sum = 0;
    for (let overtone = 1; overtone <= 12; overtone += 1) sum += Math.sin(angle * overtone) / overtone ** 1.2;
    return syllable * sum;
  };
}

function shaped(ms: number, rate: number, level: number, wave: (n: number) => number): Int16Array {
  const values = Float64Array.from({ length: samplesOf(ms, rate) }, (_, n) => wave(n));
  const rms = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length) || 1;
  const gain = (32_768 * 10 ** (level / 20)) / rms;
  const fade = Math.min(samplesOf(FADE_MS, rate), values.length / 2);
  return Int16Array.from(values, (value, n) => {
    const edge = Math.min(1, (n + 1) / fade, (values.length - n) / fade);
    return clamp(value * gain * edge);
  });
}

function clamp(value: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(value)));
}

/** The same numbers from 0 to 1 for the same seed, so that a failure can be repeated. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
