/** What the user says: numbered tones in sentences, whose place in the recording is known. Times are ms of it. */
import { MARKERS } from '../../sound/alphabet';
import type { Stretch } from '../../sound/make';
import type { Random } from '../script';

export interface Sentence {
  fromMs: number;
  toMs: number;
}

export interface Recording {
  stretches: Stretch[];
  sentences: Sentence[];
  /** When each tone begins: the numbers are 0, 1, 2 … and begin again after the alphabet's last. */
  tones: number[];
}

export const TONE_MS = 120;
const EVERY_MS = 200;
/** Before the first word, while the microphone opens. */
const SILENT_MS = 1_500;
/** Heard as the end of a sentence, with room for an answer. */
const PAUSE_MS = [900, 4_000] as const;
const SENTENCE_TONES = [4, 14] as const;
/** The first, and one in so many, goes on for long, so that a socket ends in its middle. */
const LONG = 4;
const LONG_TONES = 30;

/** @param seconds at least so long */
export function record(draw: Random, seconds: number): Recording {
  const recording: Recording = { stretches: [], sentences: [], tones: [] };
  let at = add(recording, { silence: SILENT_MS }, 0);
  while (at < seconds * 1000) {
    const fromMs = at;
    at = add(recording, { speech: 260, seed: recording.sentences.length }, at);
    at = add(recording, { silence: 80 }, at);
    const isLong = recording.sentences.length % LONG === 0;
    for (let left = isLong ? LONG_TONES : within(draw, SENTENCE_TONES); left > 0; left -= 1) {
      const tone = recording.tones.length % MARKERS;
      recording.tones.push(at);
      at = add(recording, { tone, ms: TONE_MS }, at);
      at = add(recording, { silence: EVERY_MS - TONE_MS }, at);
    }
    recording.sentences.push({ fromMs, toMs: at });
    at = add(recording, { silence: within(draw, PAUSE_MS) }, at);
  }
  return recording;
}

export function within(draw: Random, [least, most]: readonly [number, number]): number {
  return Math.round(least + draw() * (most - least));
}

function add({ stretches }: Recording, stretch: Stretch, at: number): number {
  stretches.push(stretch);
  if ('tone' in stretch) return at + stretch.ms;
  return at + ('silence' in stretch ? stretch.silence : 'speech' in stretch ? stretch.speech : stretch.noise);
}
