/** Cuts a stream of samples, whatever pieces it comes in, into windows of one size. */
export class Windows {
  private readonly window: Int16Array;
  private filled = 0;

  /** @param hop how far the next window begins behind the last one's beginning; in samples, like the size */
  constructor(
    size: number,
    private readonly hop = size,
  ) {
    this.window = new Int16Array(size);
  }

  /** @param each gets the same array every time */
  feed(pcm: Int16Array, each: (window: Int16Array) => void): void {
    for (let at = 0; at < pcm.length; ) {
      const piece = pcm.subarray(at, at + this.window.length - this.filled);
      this.window.set(piece, this.filled);
      this.filled += piece.length;
      at += piece.length;
      if (this.filled < this.window.length) continue;
      each(this.window);
      this.window.copyWithin(0, this.hop);
      this.filled -= this.hop;
    }
  }
}
