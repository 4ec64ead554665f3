import { OUTPUT_RATE } from '../../../lib/live';
import type { LiveReply, LiveTurn } from '../../gemini-server/live';
import { MARKERS } from '../../sound/alphabet';
import { samplesOf } from '../../sound/make';
import { onsetsIn, type Recording } from '../recording';

/** Longer than anybody listens before they speak again. */
const LONG_MS = 4_000;
const SHORT_MS = 1_000;
/** One in so many is heard to its end. */
const WHOLE = 4;
/** What follows so much digital silence is another sound. */
const SILENT_MS = 20;
/** Within this a tone that is played belongs to the turn, ms: numbers come again after much longer. */
const LATEST_MS = 5_000;

export interface Answered {
  /** From the first byte of sound on the wire to sound, ms. */
  soundMs: number[];
  /** From the first byte to the last one on the wire, of answers that nobody interrupted, ms. */
  wholeMs: number[];
  /** From `interrupted` on the wire to silence, ms. */
  silenceMs: number[];
  /** How often sound was missing in the middle of an answer. */
  gaps: number;
}

/** Each answer is one tone, with the number of its turn. */
export function answerWith({ n }: LiveTurn): LiveReply {
  return { text: '', tones: [n], toneMs: n % WHOLE === 0 ? SHORT_MS : LONG_MS, gapMs: 0 };
}

/** @param latencyMs from there to the ear. @throws when an answer was not heard */
export function answered(turns: readonly LiveTurn[], recording: Recording, latencyMs: number): Answered {
  const { pcm } = recording;
  const onsets = onsetsIn(pcm, OUTPUT_RATE).map((onset) => ({
    ...onset,
    at: recording.timeOf(onset.sample),
  }));
  const found: Answered = { soundMs: [], wholeMs: [], silenceMs: [], gaps: 0 };
  for (const { n, tones, firstAt, interruptedAt, generationCompleteAt } of turns) {
    const isIts = ({ marker, at }: { marker: number; at: number }) =>
      marker === (tones[0] ?? 0) % MARKERS && at > firstAt && at < firstAt + LATEST_MS;
    const parts = onsets.filter(isIts);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) throw new Error(`Answer ${n} was not heard.`);
    found.gaps += parts.length - 1;
    const start = edge(pcm, first.sample, -1);
    const end = edge(pcm, last.sample, 1);
    found.soundMs.push(recording.timeOf(start) + latencyMs - firstAt);
    if (interruptedAt > 0) found.silenceMs.push(recording.timeOf(end) + latencyMs - interruptedAt);
    else found.wholeMs.push(generationCompleteAt - firstAt);
  }
  return found;
}

/** Where the sound around a sample begins or ends. */
function edge(pcm: Int16Array, from: number, step: 1 | -1): number {
  const most = samplesOf(SILENT_MS, OUTPUT_RATE);
  let last = from;
  for (let at = from; at >= 0 && at < pcm.length && Math.abs(at - last) < most; at += step) {
    if (pcm[at] !== 0) last = at;
  }
  return last;
}
