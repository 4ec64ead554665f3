import { CLIP_MS } from '../clip-length';
import { delay } from '../delay';
import type { SoundTrack } from './mux';
import { CHANNELS } from './sound-codec';
import { encodeSound } from './sound-encode';
import { place, SAMPLE_RATE } from './sound-place';
import { now } from './ticker';

const CLIP_SAMPLES = (SAMPLE_RATE * CLIP_MS) / 1000;

/** Until then the worker is busy starting, and what arrives tells nothing about when it was heard. */
const WARM_UP_MS = 300;

/** Sound that has not come so long after its clip's end will not come: it stays silent. */
const PATIENCE_MS = 500;

/** As many clips are kept as can be on their way at once. */
const MOST_KEPT = 4;

/** Of the full swing, −60 dB: less is the noise of a player that is paused. */
const AUDIBLE = 0.001;

/** The sound of a film, clip by clip, as it comes: nothing is encoded before its clip is wanted. */
export class SoundLine {
  readonly #start: number;
  /** By the number of the clip: the left channel, then the right; silence where nothing was written. */
  #clips = new Map<number, Float32Array<ArrayBuffer>>();
  /** Of the line, samples after slot 0. */
  #end = 0;
  #waiting = new Set<() => void>();

  /** @param start of slot 0, ms since 1970 */
  constructor(start: number) {
    this.#start = start;
  }

  /** Takes in what comes, until it ends. 48 kHz, two channels. */
  async listen(sound: ReadableStream<AudioData>): Promise<void> {
    for await (const piece of sound) {
      this.#add(piece);
      piece.close();
    }
  }

  /** Whether there is anything to be heard in a clip. Waits for its end. */
  async isAudible(clip: number): Promise<boolean> {
    await this.#heardOut(clip);
    return this.#clips.get(clip)?.some((sample) => Math.abs(sample) > AUDIBLE) ?? false;
  }

  /** The sound of a clip, for a file of this type; nothing where it cannot be encoded. Waits for its end. */
  async of(clip: number, mimeType: string): Promise<SoundTrack | undefined> {
    await this.#heardOut(clip);
    return encodeSound(this.#samplesOf(clip), mimeType);
  }

  #add(piece: AudioData): void {
    const since = now() - this.#start;
    if (since < WARM_UP_MS) return;
    const due = Math.round((since * SAMPLE_RATE) / 1000) - piece.numberOfFrames;
    const position = place(this.#end, due);
    if (position === undefined) return;
    this.#write(piece, position);
    this.#end = position + piece.numberOfFrames;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #write(piece: AudioData, position: number): void {
    for (let done = 0; done < piece.numberOfFrames; ) {
      const clip = Math.floor((position + done) / CLIP_SAMPLES);
      const at = (position + done) % CLIP_SAMPLES;
      const count = Math.min(piece.numberOfFrames - done, CLIP_SAMPLES - at);
      const samples = this.#samplesOf(clip);
      for (let planeIndex = 0; planeIndex < CHANNELS; planeIndex++) {
        const room = samples.subarray(planeIndex * CLIP_SAMPLES + at);
        piece.copyTo(room, { planeIndex, frameOffset: done, frameCount: count, format: 'f32-planar' });
      }
      done += count;
    }
  }

  #samplesOf(clip: number): Float32Array<ArrayBuffer> {
    const samples = this.#clips.get(clip) ?? new Float32Array(CLIP_SAMPLES * CHANNELS);
    this.#clips.set(clip, samples);
    for (const known of this.#clips.keys()) if (known <= clip - MOST_KEPT) this.#clips.delete(known);
    return samples;
  }

  async #heardOut(clip: number): Promise<void> {
    // The last picture of a clip is taken well before the clip is over.
    const patience = delay(this.#start + (clip + 1) * CLIP_MS + PATIENCE_MS - now()).then(() => 'over');
    while (this.#end < (clip + 1) * CLIP_SAMPLES) {
      const more = new Promise<void>((resolve) => this.#waiting.add(resolve));
      if ((await Promise.race([more, patience])) === 'over') return;
    }
  }
}
