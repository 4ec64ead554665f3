import type { Rect } from '../model';
import { fewRects } from './rects';
import { BUSY } from './thresholds';
import { Tiles } from './tiles';

const SECOND = 1_000;

/** Learns which parts of a picture change all the time: a clock, an advert. Times are milliseconds of one clock. */
export class Busy {
  /** A bit for each of the last seconds, the newest lowest: whether the tile changed. */
  #seconds: Uint32Array;
  #busy: Uint8Array;
  #second = 0;
  #tiles: Tiles;

  constructor(width: number, height: number) {
    this.#tiles = new Tiles(width, height);
    this.#seconds = new Uint32Array(this.#tiles.count);
    this.#busy = new Uint8Array(this.#tiles.count);
  }

  /**
   * Takes note of a look.
   * @param changed 1 for each tile that changed since the look before
   * @param blindMs for how long it was not looked before: it may have changed all that time
   */
  note(at: number, changed: Uint8Array, blindMs: number): void {
    this.pass(at);
    const seconds = Math.min(BUSY.blind, Math.max(1, Math.round(blindMs / SECOND)));
    const bits = (1 << seconds) - 1;
    for (const [tile, mark] of changed.entries()) if (mark) this.#seconds[tile] = this.#of(tile) | bits;
  }

  /** Lets time pass, in which nothing changed. */
  pass(at: number): void {
    const second = Math.floor(at / SECOND);
    if (second === this.#second) return;
    const passed = second - this.#second;
    this.#second = second;
    for (let tile = 0; tile < this.#seconds.length; tile++) {
      const bits = passed > BUSY.window ? 0 : (this.#of(tile) << passed) & (2 ** BUSY.window - 1);
      this.#seconds[tile] = bits;
      const least = this.#busy[tile] ? BUSY.leave : BUSY.enter;
      this.#busy[tile] = ones(bits) >= least ? 1 : 0;
    }
  }

  /**
   * 1 for each busy tile, for those that join them and change at times, as a clock's tens do, and for the
   * neighbours of all these: digits have not all the same width.
   */
  tiles(): Uint8Array {
    const joined = new Set<number>();
    for (const [tile, mark] of this.#busy.entries()) if (mark) joined.add(tile);
    // The set grows while it is walked.
    for (const tile of joined) {
      for (const near of this.#around(tile)) if (ones(this.#of(near)) >= BUSY.join) joined.add(near);
    }
    const wide = new Uint8Array(this.#busy.length);
    for (const tile of joined) for (const near of this.#around(tile)) wide[near] = 1;
    return wide;
  }

  #around(tile: number): number[] {
    return this.#tiles.around(tile).filter((near) => near >= 0 && near < this.#busy.length);
  }

  /** What can be ignored; nothing when there is too much of it. */
  ignorable(): Uint8Array | undefined {
    const tiles = this.tiles();
    const count = tiles.reduce((sum, mark) => sum + mark, 0);
    return count > 0 && count <= BUSY.most * tiles.length ? tiles : undefined;
  }

  regions(): Rect[] {
    return fewRects(this.#tiles.groups(this.tiles()).map((group) => this.#tiles.whole(group)));
  }

  #of(tile: number): number {
    return this.#seconds[tile] as number;
  }
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
