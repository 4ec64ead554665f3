/** What is to be played, on its way to the loudspeaker: decisions of the audio thread, as functions of values. */
import { fromPcm } from './pcm';

/**
 * How long the first sound of an answer waits for more, ms: with the way to the loudspeaker 150 ms at most. Servers
 * mostly send faster than it plays: then it waits for less.
 */
const WAIT_MS = 90;
/** So much is enough to begin at once, ms; nothing waits for longer. */
const SAFE_MS = 250;
/** An answer waits for longer than pieces of those before it were late. */
const MARGIN = 1.25;
const MARGIN_MS = 40;
/** How much of that counts with the next answer. */
const MEMORY = 0.8;
/** Between sound and silence, so that it does not click. */
const FADE_MS = 4;

/** `dry`: all was played, and nobody has said that it was all. */
export type PlayoutState = 'idle' | 'filling' | 'playing' | 'dry';

/** A queue of PCM that is played without gaps as far as it comes in time. Positions are samples since the beginning. */
export class Playout {
  state: PlayoutState = 'idle';
  /** How often sound was missing in the middle of an answer. */
  underruns = 0;
  /** Everything before this was played, or thrown away. */
  position = 0;
  #rate: number;
  #queue: Int16Array[] = [];
  /** Of the first in the queue, samples that were played. */
  #offset = 0;
  #pushed = 0;
  /** Nothing more comes of what was pushed so far: it may run out. */
  #end = 0;
  /** When the wait began, ms. */
  #since = 0;
  #waitMs = WAIT_MS;
  /** When a piece that comes without a pause would come, ms, and how much later one came. */
  #dueAt = 0;
  #lateMs = 0;
  /** What is played instead of the queue: the end of what was flushed. */
  #tail: Float32Array = new Float32Array(0);
  #last = 0;
  #fadeIn = 0;

  /** @param rate samples a second */
  constructor(rate: number) {
    this.#rate = rate;
  }

  /** Samples that wait. */
  get left(): number {
    return this.#pushed - this.position;
  }

  /** @param now ms, on the clock of `pull` */
  push(samples: Int16Array, now: number): void {
    if (this.state === 'dry') this.#countGap();
    if (this.state === 'idle') this.#begin();
    else this.#lateMs = Math.max(this.#lateMs, now - this.#dueAt);
    if (this.state === 'idle' || this.state === 'dry') this.#fill(now);
    this.#dueAt = now + (1000 * samples.length) / this.#rate;
    this.#queue.push(samples);
    this.#pushed += samples.length;
  }

  /** The answer is complete. */
  end(): void {
    this.#end = this.#pushed;
    if (this.state === 'dry') this.state = 'idle';
  }

  /** Silence, now. Answers the position up to which it was heard. */
  flush(): number {
    const length = this.state === 'playing' ? Math.min(this.#samples(FADE_MS), this.left) : 0;
    const tail = new Float32Array(length);
    for (let i = 0; i < length; i++) tail[i] = this.#next() * (1 - i / length);
    const heard = this.position;
    this.#tail = tail;
    this.#last = 0;
    this.#queue = [];
    this.#offset = 0;
    this.position = this.#pushed;
    this.#end = this.#pushed;
    this.state = 'idle';
    return heard;
  }

  /** Fills the next moment. Answers whether there was anything to hear in it. */
  pull(out: Float32Array, now: number): boolean {
    const faded = Math.min(this.#tail.length, out.length);
    out.set(this.#tail.subarray(0, faded));
    this.#tail = this.#tail.subarray(faded);
    if (this.state === 'filling' && this.#isEnough(now)) this.state = 'playing';
    for (let at = faded; at < out.length; at++) out[at] = this.#sound();
    return faded > 0 || this.state === 'playing';
  }

  #sound(): number {
    if (this.state === 'playing' && this.left === 0) this.#runDry();
    if (this.state !== 'playing') {
      // What sounds on fades.
      this.#last = Math.abs(this.#last) < 1e-4 ? 0 : this.#last * 0.95;
      return this.#last;
    }
    const sample = this.#next();
    const fade = this.#samples(FADE_MS);
    this.#last = this.#fadeIn > 0 ? (sample * (fade - this.#fadeIn--)) / fade : sample;
    return this.#last;
  }

  #next(): number {
    const [first] = this.#queue;
    const sample = fromPcm(first?.[this.#offset] ?? 0);
    this.#offset += 1;
    this.position += 1;
    if (first && this.#offset >= first.length) {
      this.#queue.shift();
      this.#offset = 0;
    }
    return sample;
  }

  /** The network is as it was a moment ago. */
  #begin(): void {
    this.#waitMs = Math.min(SAFE_MS, Math.max(WAIT_MS, MARGIN * this.#lateMs + MARGIN_MS));
    this.#lateMs *= MEMORY;
  }

  #fill(now: number): void {
    this.state = 'filling';
    this.#since = now;
  }

  #isEnough(now: number): boolean {
    const waitedMs = now - this.#since;
    const leftMs = (1000 * this.left) / this.#rate;
    const isAll = leftMs > 0 && this.#end === this.#pushed;
    if (isAll || leftMs >= SAFE_MS || waitedMs >= SAFE_MS) return true;
    // Less has come than time has gone by: the network is slow just now.
    return waitedMs >= this.#waitMs && leftMs >= waitedMs;
  }

  #runDry(): void {
    this.state = this.#end === this.#pushed ? 'idle' : 'dry';
  }

  /** It was in the middle of an answer that it ran dry. */
  #countGap(): void {
    this.underruns += 1;
    this.#waitMs = SAFE_MS;
    this.#fadeIn = this.#samples(FADE_MS);
  }

  #samples(ms: number): number {
    return Math.round((ms * this.#rate) / 1000);
  }
}
