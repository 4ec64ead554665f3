import type { Piece } from '../e2e/support/sound';
import { samplesOf } from '../sound/make';
import { readMarkers } from '../sound/markers';

/** The beginning of a numbered tone. */
export interface Onset {
  marker: number;
  sample: number;
}

/** Of the loudest, where a tone begins: levels differ from place to place, its shape does not. */
const BEGINS = 0.3;
/** How much earlier than it is read a tone may begin. */
const EARLIER_MS = 25;
/** How far ahead to look for a block that was seen soon, s. */
const AHEAD_S = 0.5;

/** All numbered tones, to a sample. */
export function onsetsIn(pcm: Int16Array, rate: number): Onset[] {
  return readMarkers(pcm, rate).map(({ marker, startMs, durationMs }) => {
    const from = Math.max(0, samplesOf(startMs - EARLIER_MS, rate));
    const tone = pcm.subarray(from, samplesOf(startMs + durationMs, rate));
    const most = tone.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
    return { marker, sample: from + tone.findIndex((sample) => Math.abs(sample) >= BEGINS * most) };
  });
}

/** Sound that went through a document, and when. */
export class Recording {
  readonly rate: number;
  readonly pcm: Int16Array;
  /** Where each block ends, in samples. */
  readonly #ends: number[] = [];
  readonly #seen: number[];

  constructor(pieces: readonly Piece[]) {
    let length = 0;
    for (const { samples } of pieces) {
      length += samples.length;
      this.#ends.push(length);
    }
    this.rate = pieces[0]?.rate ?? 0;
    this.#seen = pieces.map(({ at }) => at);
    this.pcm = new Int16Array(length);
    for (const [i, { samples }] of pieces.entries()) {
      const begin = (this.#ends[i] ?? 0) - samples.length;
      this.pcm.set(samples.map(toPcm), begin);
    }
  }

  /**
   * When a sample went through, ms since 1970. Each block is seen a moment after its last sample: that of the next ones
   * that was seen soonest tells best. Those before tell nothing, for it may have stood still since.
   */
  timeOf(sample: number): number {
    const first = this.#ends.findIndex((end) => end > sample);
    let soonest = Number.POSITIVE_INFINITY;
    for (let i = first; i >= 0 && i < this.#ends.length; i++) {
      const left = ((this.#ends[i] ?? 0) - sample) / this.rate;
      if (i > first && left > AHEAD_S) break;
      soonest = Math.min(soonest, (this.#seen[i] ?? 0) - 1000 * left);
    }
    return soonest;
  }
}

const toPcm = (sample: number) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
