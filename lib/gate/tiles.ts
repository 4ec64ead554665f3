import type { Rect } from '../model';
import type { Blob, Run } from './records';
import { boxAround, NOWHERE } from './rects';
import { TILE } from './thresholds';

/** A picture in squares of 32 pixels: where in each something changed. It keeps what is remembered of a frame small. */
export class Tiles {
  readonly columns: number;
  readonly count: number;
  /** Left, top, right and bottom of each tile's changed pixels. */
  #bounds: Int16Array;
  /** Of the runs that begin in each tile: their pixels, the sums of red, green and blue, and the total. */
  #sums: Int32Array;

  constructor(
    private readonly width: number,
    private readonly height: number,
    /** Rows for which each one that is noted stands. */
    private readonly step = 1,
  ) {
    this.columns = Math.ceil(width / TILE);
    this.count = this.columns * Math.ceil(height / TILE);
    this.#sums = new Int32Array(this.count * 5);
    this.#bounds = new Int16Array(this.count * 4);
    for (let i = 0; i < this.#bounds.length; i += 4) this.#bounds.set(NOWHERE, i);
  }

  /** Takes note of a run, whether or not its blob will count. */
  touch(y: number, run: Run): true {
    const { start, end } = run;
    const bounds = this.#bounds;
    const first = this.columns * Math.floor(y / TILE);
    this.#add(first + Math.floor(start / TILE), run);
    for (let column = Math.floor(start / TILE); column * TILE <= end; column++) {
      const i = (first + column) * 4;
      bounds[i] = Math.min(at(bounds, i), Math.max(start, column * TILE));
      bounds[i + 1] = Math.min(at(bounds, i + 1), y);
      bounds[i + 2] = Math.max(at(bounds, i + 2), Math.min(end, column * TILE + TILE - 1));
      bounds[i + 3] = Math.max(at(bounds, i + 3), y);
    }
    return true;
  }

  #add(tile: number, { start, end, red, green, blue, total }: Run): void {
    const sums = this.#sums;
    const i = tile * 5;
    sums[i] = at(sums, i) + end - start + 1;
    sums[i + 1] = at(sums, i + 1) + red;
    sums[i + 2] = at(sums, i + 2) + green;
    sums[i + 3] = at(sums, i + 3) + blue;
    sums[i + 4] = at(sums, i + 4) + total;
  }

  /** 1 for each tile with a changed pixel. */
  touched(): Uint8Array {
    return Uint8Array.from({ length: this.count }, (_, tile) => (this.#isTouched(tile) ? 1 : 0));
  }

  #isTouched(tile: number): boolean {
    return at(this.#bounds, tile * 4) <= at(this.#bounds, tile * 4 + 2);
  }

  /** Changed pixels of some tiles, and how much their differences have one direction: 0 to 1. */
  tint(tiles: number[]): { area: number; coherence: number } {
    const sum = (field: number) => tiles.reduce((all, tile) => all + at(this.#sums, tile * 5 + field), 0);
    const most = Math.max(...[1, 2, 3].map((field) => Math.abs(sum(field))));
    return { area: sum(0) * this.step, coherence: most / Math.max(1, sum(4)) };
  }

  /** The tiles under a blob's box that hold a changed pixel. */
  under({ left, top, right, bottom }: Blob): number[] {
    const found: number[] = [];
    for (let row = Math.floor(top / TILE); row * TILE <= bottom; row++) {
      for (let column = Math.floor(left / TILE); column * TILE <= right; column++) {
        const tile = row * this.columns + column;
        if (this.#isTouched(tile)) found.push(tile);
      }
    }
    return found;
  }

  /** A box around the changed pixels of some tiles. */
  changed(tiles: number[]): Rect {
    return boxAround(tiles.map((tile) => [...this.#bounds.subarray(tile * 4, tile * 4 + 4)]));
  }

  /** A box around whole tiles, cut to the picture. */
  whole(tiles: number[]): Rect {
    return boxAround(
      tiles.map((tile) => {
        const x = (tile % this.columns) * TILE;
        const y = Math.floor(tile / this.columns) * TILE;
        return [x, y, Math.min(x + TILE, this.width) - 1, Math.min(y + TILE, this.height) - 1];
      }),
    );
  }

  /** Marked tiles that touch, corners included, together. */
  groups(marked: Uint8Array): number[][] {
    const left = new Set<number>();
    for (const [tile, mark] of marked.entries()) if (mark) left.add(tile);
    const found: number[][] = [];
    for (const seed of left) {
      const group = [seed];
      left.delete(seed);
      // The list grows while it is walked: each tile brings in its neighbours.
      for (const tile of group) {
        for (const neighbour of this.around(tile)) if (left.delete(neighbour)) group.push(neighbour);
      }
      found.push(group);
    }
    return found;
  }

  /** A tile and its neighbours, corners included. Some numbers are outside, above or below. */
  around(tile: number): number[] {
    const column = tile % this.columns;
    const sides = [-1, 0, 1].filter((side) => column + side >= 0 && column + side < this.columns);
    return [-this.columns, 0, this.columns].flatMap((row) => sides.map((side) => tile + row + side));
  }
}

function at(array: Int16Array | Int32Array, index: number): number {
  return array[index] as number;
}
