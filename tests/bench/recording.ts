import type { Page } from 'puppeteer';
import { type Block, samplesIn } from '../e2e/support/sound-watch';
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

  constructor(blocks: readonly Block[]) {
    const pieces = blocks.map(samplesIn);
    let length = 0;
    for (const piece of pieces) {
      length += piece.length;
      this.#ends.push(length);
    }
    this.rate = blocks[0]?.rate ?? 0;
    this.#seen = blocks.map(({ at }) => at);
    this.pcm = new Int16Array(length);
    for (const [i, piece] of pieces.entries()) {
      const at = (this.#ends[i] ?? 0) - piece.length;
      this.pcm.set(
        piece.map((sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)))),
        at,
      );
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

/** Records the open microphone once more, as soon as the browser gives it. Answers how to get what came. */
export async function recordMicrophone(offscreen: Page): Promise<() => Promise<Recording>> {
  await offscreen.evaluate(() => {
    const track = heardTracks.findLast(({ readyState }) => readyState === 'live') as MediaStreamAudioTrack;
    Object.assign(window, { beside: record(track) });
  });
  return async () => new Recording(await offscreen.evaluate(() => Reflect.get(window, 'beside') as Block[]));
}
