import { toPcm } from './pcm';

/** Collects samples to chunks of one size, as PCM. No sample is lost or comes twice. */
export class Chunker {
  #size: number;
  #chunk: Int16Array<ArrayBuffer>;
  #filled = 0;

  /** @param size samples a chunk */
  constructor(size: number) {
    this.#size = size;
    this.#chunk = new Int16Array(size);
  }

  /** @param samples −1 to 1; nothing is as many zeros as `count` says. Answers the chunks that are full now. */
  take(samples: Float32Array | undefined, count = samples?.length ?? 0): Int16Array<ArrayBuffer>[] {
    const full: Int16Array<ArrayBuffer>[] = [];
    for (let at = 0; at < count; at++) {
      this.#chunk[this.#filled++] = toPcm(samples?.[at] ?? 0);
      if (this.#filled < this.#size) continue;
      full.push(this.#chunk);
      this.#chunk = new Int16Array(this.#size);
      this.#filled = 0;
    }
    return full;
  }
}
